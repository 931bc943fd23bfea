import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sites } from '../../utils/sites/index.ts';
import type { Words } from './in-page.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Files whose words stand on the pages: labels, and names of months. */
const LABELS = /(labels|words|dates?|times?|relative[\w-]*)\.ts$/;

/** What may stay in a recorded page, from the readers' own code: nothing of it is anybody's. */
export function vocabulary(): Words {
  const files = globSync('utils/sites/**/*.ts', { cwd: ROOT }).filter(
    (path) => !path.endsWith('examples.ts'),
  );
  const code = files.map((path) => ({ path, code: withoutComments(readFileSync(ROOT + path, 'utf8')) }));
  const tables = code.filter(({ path }) => LABELS.test(path)).map((file) => file.code);
  // Some sites keep their few labels beside the selectors.
  const beside = code
    .filter(({ path }) => path.endsWith('selectors.ts'))
    .map((file) => afterTable(file.code));
  const all = code.map((file) => file.code).join('\n');
  return {
    labels: wordsIn([...tables, ...beside, 'https http www com org net co'].join('\n')),
    months: wordsIn(code.find(({ path }) => path.endsWith('shared/dates.ts'))?.code ?? '').filter((word) =>
      /^\p{L}{3,5}$/u.test(word),
    ),
    structure: wordsIn(`${all} https http www com net org php jpg png webp mp4 svg html`),
    attributes: [...new Set(all.match(/\bdata-[\w-]+/g) ?? [])],
    classes: [...new Set(selectorText().match(/(?<=\.)[a-z]+(-[a-z]+)+/g) ?? [])],
  };
}

const selectorText = (): string =>
  sites.flatMap(({ selectors }) => Object.values(selectors).flatMap(({ find }) => find)).join('\n');

const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*|^\s*why:[\s\S]*?,$/gm, '');

const afterTable = (code: string): string => code.slice(code.indexOf('findsOf(selectors)'));

const wordsIn = (text: string): string[] => [
  ...new Set((text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map((word) => word.toLowerCase())),
];
