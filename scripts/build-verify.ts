// Makes the page that checks packages as one file: script and style stand in it, and its policy forbids everything
// else. The build of the extension takes it from here (wxt.config.ts); `node scripts/build-verify.ts FILE` writes it.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The page as HTML. */
export async function singlePage(): Promise<string> {
  const script = (await outputOf('entrypoints/verify/main.tsx', 'js')).replace(/<\/(script)/gi, '<\\/$1');
  const style = await outputOf('assets/verify.css', 'css');
  return pageOf(script.trim(), style.trim());
}

/** One input as one file of output, with all that it imports, also what is loaded later. */
async function outputOf(input: string, ending: 'js' | 'css'): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: {
        input: fileURLToPath(new URL(`../${input}`, import.meta.url)),
        ...(ending === 'js' && { output: { format: 'iife', codeSplitting: false } }),
      },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const files = outputs.filter(({ fileName }) => fileName.endsWith(`.${ending}`));
  const [file] = files;
  if (!file || files.length !== 1) throw new Error(`${input}: ${files.length} files of ${ending}`);
  return file.type === 'chunk' ? file.code : String(file.source);
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function pageOf(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="de" data-single>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Stadtspur</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script>${script}</script>
</body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path] = process.argv;
  if (!path) throw new Error('usage: build-verify FILE');
  await writeFile(path, await singlePage());
}
