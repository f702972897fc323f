/** Draws the pictures of the README anew: `npm run docs:picture`. */
import { writeFileSync } from 'node:fs';
import { pictures } from './picture';

for (const [file, text] of Object.entries(pictures())) {
  writeFileSync(file, text);
}
