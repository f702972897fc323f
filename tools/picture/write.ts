/** Draws the pictures of the README anew, and writes what the plan in them begins with: `npm run docs:picture`. */
import { writeFileSync } from 'node:fs';
import { pictures } from './picture';
import { planPictures } from './plan';
import { START, startManifests } from './start';

writeFileSync(START.base, startManifests());
for (const [file, text] of Object.entries({ ...pictures(), ...planPictures() })) {
  writeFileSync(file, text);
}
