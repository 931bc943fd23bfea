/**
 * Letters of the Cyrillic and Greek alphabets that look like Latin ones, after lower-casing (a selection of Unicode
 * TR39's confusables: those that can stand in a handle).
 */
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  ӓ: 'a',
  в: 'b',
  ь: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ґ: 'r',
  г: 'r',
  н: 'h',
  һ: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  п: 'n',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  у: 'y',
  ү: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  β: 'b',
  ϲ: 'c',
  ε: 'e',
  γ: 'y',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  ς: 'c',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ı: 'i',
  ɑ: 'a',
  ɡ: 'g',
  ß: 'b',
};

/** Pairs and signs that read as one letter in the typefaces of the networks. */
const ALIKE: [RegExp, string][] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[1|]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
];

/**
 * What a handle looks like, in the manner of Unicode TR39 (skeleton): handles with a skeleton in common are easily
 * taken for each other. Two forms, as a capital I looks like an l where case is kept, and like an i where it is not.
 */
export function skeletonsOf(handle: string, platform: string): Set<string> {
  const plain = handle.normalize('NFKC').replace(/[\u200B-\u200F\u2060\u00AD\uFEFF]/g, '');
  const bare = platform === 'facebook' ? plain.replaceAll('.', '') : plain;
  return new Set([skeleton(bare.replaceAll('I', 'l')), skeleton(bare)]);
}

function skeleton(text: string): string {
  const letters = Array.from(text.toLowerCase(), (letter) => LOOK_ALIKES[letter] ?? letter).join('');
  const bare = letters.normalize('NFD').replace(/\p{M}/gu, '');
  return ALIKE.reduce((all, [sign, one]) => all.replace(sign, one), bare);
}

/** Whether letters of more than one of the Latin, Cyrillic and Greek alphabets stand in one handle. */
export function usesMixedScripts(handle: string): boolean {
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return scripts.filter((script) => script.test(handle)).length > 1;
}
