import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, RULES, reachable, violations } from './rules.ts';

const paths = globSync('{entrypoints,components,utils}/**/*.{ts,tsx}');
const files = new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
const folders = readdirSync('utils');

describe('import rules', () => {
  it('reads the whole source', () => {
    expect(files.size).toBeGreaterThan(30);
    expect([...files].flatMap(([path, code]) => importsOf(path, code)).length).toBeGreaterThan(60);
  });

  it('holds everywhere', () => {
    expect(violations(files)).toEqual([]);
  });

  // One planted violation for each rule: a check that cannot fail is none.
  const plants: [path: string, code: string][] = [
    ['utils/model/a.ts', "import { openDB } from 'idb';"],
    ['utils/model/a.ts', "import { sites } from '../sites/index.ts';"],
    ['utils/i18n/a.ts', "import { post } from '../model/index.ts';"],
    ['utils/sites/twitter/a.ts', "import { post } from '../../model/index.ts';"],
    ['utils/sites/twitter/a.ts', "import { browser } from 'wxt/browser';"],
    ['utils/matching/a.ts', "import { sites } from '../sites/index.ts';"],
    ['utils/registry/a.ts', "import { pdq } from '../matching/index.ts';"],
    ['utils/inquiry/a.ts', "import { open } from '../storage/index.ts';"],
    ['utils/evidence/a.ts', "import * as z from 'zod/mini';"],
    ['utils/flows/a.ts', "import { findings } from '../storage/index.ts';"],
    ['utils/flows/a.ts', "export { sites } from '../sites/index.ts';"],
    ['utils/storage/a.ts', "import { capture } from '../flows/index.ts';"],
    ['utils/platform/a.ts', "import { pdq } from '../matching/index.ts';"],
    ['utils/page/a.ts', "import { serve } from '../platform/index.ts';"],
    ['utils/page/a.ts', "import { post } from '../model/index.ts';"],
    ['utils/page/a.ts', "const m = await import('../storage/index.ts');"],
    ['components/a.tsx', "import { findings } from '../utils/storage/index.ts';"],
    ['components/a.tsx', "import { grade } from '../utils/model/index.ts';"],
    ['entrypoints/popup/a.ts', "import { openDB } from 'idb';"],
    ['utils/flows/a.ts', "import main from '../../entrypoints/background/index.ts';"],
    ['utils/flows/a.ts', "import { pdq } from '../matching/pdq.ts';"],
    ['utils/newcomer/a.ts', "import { pdq } from '../matching/index.ts';"],
  ];
  it.each(plants)('finds the violation planted in %s: %s', (path, code) => {
    expect(violations(new Map([[path, code]]))).toHaveLength(1);
  });

  it('has planted a violation for each folder', () => {
    const planted = new Set(plants.map(([path]) => path.split('/').at(path.startsWith('utils/') ? 1 : 0)));
    expect(Object.keys(RULES).filter((folder) => !planted.has(folder))).toEqual([]);
  });

  it('lets types through where only types are allowed', () => {
    expect(
      violations(new Map([['utils/page/a.ts', "import type { Post } from '../model/index.ts';"]])),
    ).toEqual([]);
  });
});

describe('doors', () => {
  it.each(folders)('utils/%s opens with its plate', (folder) => {
    expect(files.get(`utils/${folder}/index.ts`) ?? '').toMatch(new RegExp(`^// ${folder}: `));
  });

  it('has a rule for each folder', () => {
    expect(folders.filter((folder) => !RULES[folder])).toEqual([]);
  });

  it('keeps utils/ free of loose files', () => {
    expect([...files.keys()].filter((path) => /^utils\/[^/]+$/.test(path))).toEqual([]);
  });
});

describe.each(['facebook', 'ad-library', 'instagram', 'twitter', 'embeds'])(
  'content script of %s',
  (site) => {
    const reached = [...reachable(`entrypoints/reader-${site}.ts`, files)];

    it('reaches the page code and its own adapter', () => {
      expect(reached.some((path) => path.startsWith('utils/page/'))).toBe(true);
      expect(reached).toContain(`utils/sites/${site}/index.ts`);
    });

    it('never reaches zod, idb, preact, the polyfill, storage or matching', () => {
      const barred = /^(zod|idb|preact|wxt\/browser)|utils\/(model|storage|matching|flows|evidence)\//;
      expect(reached.filter((path) => barred.test(path))).toEqual([]);
    });
  },
);
