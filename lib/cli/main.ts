#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { run } from './run';

const io = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  stdin: () => readFileSync(0, 'utf8'),
  terminal: {
    isTerminal: process.stdout.isTTY === true,
    ...(process.stdout.isTTY === true ? { columns: process.stdout.columns } : {}),
    env: process.env,
  },
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
