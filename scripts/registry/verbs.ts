/** A verb: takes its arguments, gives the exit code. Loaded when it is asked for: some bring a picture decoder along. */
type Verb = (args: string[]) => Promise<number>;

export const VERBS: Record<string, Verb> = {
  init: async (args) => (await import('./init.ts')).init(args),
  add: async (args) => (await import('./add.ts')).add(args),
  import: async (args) => (await import('./import.ts')).importFrom(args),
  withdraw: async (args) => (await import('./withdraw.ts')).withdraw(args),
  sign: async (args) => (await import('./sign.ts')).sign(args),
  publish: async (args) => (await import('./publish.ts')).publishSite(args),
  rotate: async (args) => (await import('./rotate.ts')).rotate(args),
  verify: async (args) => (await import('./verify.ts')).verify(args),
  diff: async (args) => (await import('./diff.ts')).diff(args),
};

export const USAGE = `registry <verb> …        (docs/registry-publishing.md)

  init <folder> --id <id> --title <title> [--licence <name>] [--description <words>] [--by <who>]
                [--keys <n> --threshold <m>] [--private <folder>]
  add <files, folders, addresses> --why <why> [--by <who>] [--kind <registry|text|picture|video>]
                [--producer <who>] [--credit <line>] [--funding <words>] [--url <first publication>] [--date <day>]
                [--title <title>] [--light] [--threads <n>]
  import rss|sitemap|page <address|file> --why <why> [--by <who>] [--producer <who>] [--most <pages>]
                [--since <day>] [--path <beginning>] [--delay <seconds>] [--contact <mail or address>] [--no-text] [--light]
  import csv|wikidata|ads <file|address> --why <why> [--by <who>] [--query <file or name>]
                [--role <role>] [--use <use>]
  withdraw <kind:id> … --why <why> [--by <who>]
  sign [--expires <days>] [--why <why>] [--by <who>] [--really] [--private <folder>]
  publish <folder>
  rotate [--drop <key id>] [--add-root <holder>] [--new-head] [--threshold <m>] [--private <folder>]
  verify <address|folder> [--fingerprint <64 digits>] [--json]
  diff <a> <b> [--json]                a, b: address, folder, registry document, snapshot or entries.ndjson

add, import, withdraw, sign, publish and rotate work on the folder that init made: the one you are in, or --in <folder>.
`;
