import { parseArgs } from 'node:util';
import { BadArgument } from './errors.ts';
import type { Why } from './folder/draft.ts';
import { openWorkshop, type Workshop } from './folder/workshop.ts';

type Spec = Record<string, 'string' | 'boolean'>;

/** Options of a verb by their names; a flag that is not given is absent. */
export type Options = { words: string[]; flags: Set<string>; texts: Map<string, string> };

/** Reads the arguments of a verb. Errors of parseArgs count as bad arguments (scripts/matching/files.ts). */
export function optionsOf(args: string[], spec: Spec): Options {
  const options = Object.fromEntries(Object.entries(spec).map(([name, type]) => [name, { type }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const given = Object.entries(values);
  return {
    words: positionals,
    flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    texts: new Map(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  };
}

/** @throws BadArgument when the option is not given */
export function needed({ texts }: Options, name: string): string {
  const value = texts.get(name);
  if (!value) throw new BadArgument(`say --${name}`);
  return value;
}

/** A whole number within bounds. @throws BadArgument */
export function numberOf(
  { texts }: Options,
  name: string,
  fallback: number,
  [least, most]: [number, number],
) {
  const text = texts.get(name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || value > most) {
    throw new BadArgument(`--${name} is a number from ${least} to ${most}`);
  }
  return value;
}

export const workshopOf = ({ texts }: Options): Workshop => openWorkshop(texts.get('in') ?? '.');

/** Who does it, when and why; without --by whoever `init` named. */
export function whyOf(options: Options, { facts }: Workshop, why = needed(options, 'why')): Why {
  return { by: options.texts.get('by') ?? facts.by, at: new Date().toISOString(), why };
}

/** Writes a line for a person to stderr; stdout is for what is asked for. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
