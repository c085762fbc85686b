import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { fileOf, RUNNING } from './running.ts';

// A test that never yields cannot report its name, so the name is recorded before it runs.
const folder = join(process.cwd(), RUNNING);
const place = fileOf(folder, process.pid);

beforeEach(({ task }) => {
  const name = `${task.file.name} > ${task.fullTestName}`;
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1000;
  note(JSON.stringify({ pid: process.pid, name, limitMs: task.timeout, cpuMs }));
});

afterEach(() => note(''));

/** Another run of the same package removes the folder when it begins and ends. */
function note(text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(place, text);
}
