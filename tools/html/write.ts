/** Writes the style and script of the HTML report into lib anew: `npm run html`. */
import { writeFileSync } from 'node:fs';
import { ASSETS_FILE, assetsModule } from './assets';

writeFileSync(ASSETS_FILE, assetsModule());
