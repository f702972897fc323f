/** Writes the API reference anew: `npm run docs:api`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { API_FILE, apiReference } from './api';

mkdirSync(dirname(API_FILE), { recursive: true });
writeFileSync(API_FILE, apiReference());
