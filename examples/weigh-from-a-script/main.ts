import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an exit code of `weighbridge weigh` means. */
const MEANINGS = ['admitted', 'refused', 'cannot be decided', 'bad input'];

const home = mkdtempSync(join(tmpdir(), 'weigh-from-a-script-'));
const model = join(home, 'model');
const report = join(home, 'answer.json');

// A missing path is bad input: nothing was weighed, so nothing is admitted.
console.log(weigh('no-such-model'));

// A model without weights: there is nothing to load, so nothing can be decided.
writeModel({ 'README.md': '---\nlicense: mit\n---\n# Empty\n' });
console.log(weigh(model));
const { posture } = JSON.parse(readFileSync(report, 'utf8'));
console.log(posture.gate.because.map(({ control }: { control: string }) => control).join(' '));
rmSync(home, { recursive: true });

/** Runs the command and says what its exit code means; the report goes to a file. */
function weigh(folder: string): string {
  const argv = ['weigh', folder, '--no-cache', '--quiet', '--format', 'json', '--output', report];
  const { status, error } = spawnSync('weighbridge', argv, { encoding: 'utf8', cwd: home });
  if (error !== undefined) throw error;
  return `exit code ${status}: ${MEANINGS[status ?? 3]}`;
}

function writeModel(files: Readonly<Record<string, string>>): void {
  mkdirSync(model);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(model, path), content);
}
