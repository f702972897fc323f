import { readFileSync } from 'node:fs';
import { buildSync, transformSync } from 'esbuild';

/** Where the report takes its style and script from. */
export const ASSETS_FILE = 'lib/report/html/assets.ts';

/** The module that holds the style and the script of the HTML report, as texts: a package has no file to read them from. */
export function assetsModule(): string {
  const script = buildSync({
    entryPoints: ['tools/html/browser/page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    tsconfigRaw: {},
  }).outputFiles[0]?.text;
  const style = transformSync(readFileSync('tools/html/page.css', 'utf8'), { loader: 'css', minify: true }).code;
  return [
    '// Made from tools/html by `npm run html`.',
    '',
    '/** The style of the HTML report. */',
    `export const STYLE = ${JSON.stringify(style.trim())};`,
    '',
    '/** The script of the HTML report. */',
    `export const SCRIPT = ${JSON.stringify(withoutComments(script ?? ''))};`,
    '',
  ].join('\n');
}

/** The bundler names the files that the parts come from. */
function withoutComments(script: string): string {
  return script.replace(/^ *\/\/.*\n/gm, '').replace(/^ *\/\*\*.*\*\/\n/gm, '');
}
