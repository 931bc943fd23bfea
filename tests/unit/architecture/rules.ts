import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';

/** The table of docs/architecture.md as data: who may import whom, and which packages. */
type Rule = {
  /** Folders under utils/ (or top-level folders) whose values may be imported. */
  folders: string[];
  /** Folders of which only types may be imported. */
  types?: string[];
  packages?: string[];
};

export const RULES: Record<string, Rule> = {
  model: { folders: [], packages: ['zod/mini'] },
  i18n: { folders: [], types: ['model'] },
  sites: { folders: [], types: ['model'] },
  matching: { folders: ['model'] },
  registry: {
    folders: ['model'],
    packages: ['canonicalize', '@noble/hashes/sha2.js', 'fflate', 'hash-wasm', 'papaparse'],
  },
  inquiry: { folders: ['model'] },
  evidence: {
    folders: ['model'],
    packages: [
      'canonicalize',
      '@noble/hashes/sha2.js',
      'hash-wasm',
      'fflate',

      'pkijs',
      'asn1js',
    ],
  },
  flows: { folders: ['model', 'matching', 'registry', 'inquiry', 'evidence'] },
  storage: {
    folders: ['model', 'registry', 'flows/ports', 'flows/registry-ports', 'flows/evidence-ports'],
    packages: ['idb'],
  },
  platform: {
    folders: ['model', 'flows/ports', 'flows/registry-ports', 'flows/evidence-ports'],
    packages: ['wxt/browser'],
  },
  page: {
    folders: [
      'sites/shared/post-ref',
      'sites/shared/health',
      'sites/shared/signs',
      'platform/sending',
      'components',
      'i18n',
    ],
    types: ['model', 'sites'],
  },
  components: { folders: ['i18n', 'assets'], types: ['model'], packages: ['preact', 'preact/hooks'] },
  entrypoints: {
    folders: [
      'model',
      'i18n',
      'sites',
      'matching',
      'registry',
      'inquiry',
      'evidence',
      'flows',
      'flows/ports',
      'flows/registry-ports',
      'flows/evidence-ports',
      'storage',
      'platform',
      'platform/sending',
      'platform/pixels/index',
      'platform/matcher/channel',
      'platform/matcher/serve',
      'page',
      'components',
      'assets',
    ],
    packages: [
      'preact',
      'preact/hooks',
      'wxt/utils/define-background',
      'wxt/utils/define-content-script',
      'wxt/utils/define-unlisted-script',
    ],
  },
};

/** Files that may be imported from outside their folder although they are not its door. */
const SIDE_DOORS = new Set([
  'flows/ports',
  'flows/registry-ports',
  'flows/evidence-ports',
  'platform/sending',
  // A worker has no API of the browser's: it takes what needs none.
  'platform/pixels/index',
  'platform/matcher/channel',
  'platform/matcher/serve',
  'sites/shared/post-ref',
  'sites/shared/health',
  'sites/shared/signs',
]);

export type Import = { from: string; specifier: string; typeOnly: boolean };

/** All static, dynamic and re-export sources of a module, with whether only types are taken. */
export function importsOf(path: string, code: string): Import[] {
  const { module } = parseSync(path, code);
  const statics = module.staticImports.map((entry) => ({
    from: path,
    specifier: entry.moduleRequest.value,
    typeOnly: entry.entries.length > 0 && entry.entries.every((one) => one.isType),
  }));
  const reexports = module.staticExports.flatMap((entry) =>
    entry.entries.flatMap((one) =>
      one.moduleRequest ? [{ from: path, specifier: one.moduleRequest.value, typeOnly: one.isType }] : [],
    ),
  );
  const dynamics = module.dynamicImports.map((entry) => ({
    from: path,
    specifier: code.slice(entry.moduleRequest.start, entry.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    typeOnly: false,
  }));
  return [...statics, ...reexports, ...dynamics];
}

/** `utils/page/watch.ts` -> `page`; `components/badge/Card.tsx` -> `components`. */
export function folderOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'utils' ? second : top;
}

/** Repository path of an import, without extension; null for packages. */
export function targetOf({ from, specifier }: Import): string | null {
  if (!specifier.startsWith('.')) return null;
  return normalize(join(dirname(from), specifier)).replace(/\.(tsx?|json|css)$/, '');
}

/** Every import in `files` (path -> code) that the table does not allow, as one line each. */
export function violations(files: Map<string, string>): string[] {
  return [...files].flatMap(([path, code]) =>
    importsOf(path, code).flatMap((one) => {
      const fault = faultOf(one);
      return fault ? [`${path} imports ${one.specifier}: ${fault}`] : [];
    }),
  );
}

function faultOf(one: Import): string | null {
  const home = folderOf(one.from);
  const rule = RULES[home];
  if (!rule) return `folder ${home} has no rule in tests/unit/architecture/rules.ts`;
  const target = targetOf(one);
  if (target === null) return packageFault(one, home, rule);
  const goal = folderOf(target);
  if (goal === home) return null;
  const inside = target.split('/').slice(1).join('/');
  const name = SIDE_DOORS.has(inside) ? inside : goal;
  if (isUtilsInterior(target, inside)) return `not through the door utils/${goal}/index.ts`;
  if (rule.folders.includes(name)) return null;
  if (rule.types?.includes(name)) return one.typeOnly ? null : `${home} may take only types from ${name}`;
  return `${home} may not import ${name}`;
}

function packageFault(one: Import, home: string, rule: Rule): string | null {
  if (rule.packages?.includes(one.specifier)) return null;
  return `${home} may not import the package ${one.specifier}`;
}

function isUtilsInterior(target: string, inside: string): boolean {
  return target.startsWith('utils/') && !target.endsWith('/index') && !SIDE_DOORS.has(inside);
}

/** Everything reachable from `start` by imports of values: repository paths and packages. */
export function reachable(start: string, files: Map<string, string>): Set<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const one of importsOf(path, files.get(path) ?? '')) {
      if (one.typeOnly) continue;
      const target = targetOf(one);
      if (target === null) seen.add(one.specifier);
      else queue.push(...['.ts', '.tsx', ''].map((end) => target + end).filter((name) => files.has(name)));
    }
  }
  return seen;
}
