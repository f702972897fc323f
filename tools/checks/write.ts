/** Writes the list of all checks anew: `npm run docs:checks`. */
import { writeFileSync } from 'node:fs';
import { CHECKS_FILE, checksReference } from './markdown';

writeFileSync(CHECKS_FILE, checksReference());
