#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { run } from './program';

const io = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  stdin: () => readFileSync(0, 'utf8'),
};

run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
