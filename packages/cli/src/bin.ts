#!/usr/bin/env node
import { processIo } from './process/io.ts';
import { run } from './run.ts';

const { io, release } = processIo();
void run(process.argv.slice(2), io).then((code) => {
  release();
  process.exitCode = code;
});
