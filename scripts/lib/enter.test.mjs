import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));

function startOn(version, ...args) {
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}});Object.defineProperty(process,'version',{value:'v${version}'})`;
  return spawnSync(process.execPath, ['--import', pretend, START, ...args], { encoding: 'utf8' });
}

test('a Node that is too old gets one sentence', () => {
  const { stderr, stdout, status } = startOn('18.20.4');
  expect(stderr).toBe(
    'Weighbridge needs Node 20 or newer, this is v18.20.4: install Node 24 (nodejs.org) and run the command again.\n',
  );
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
});

test('Node 20 is enough', () => {
  expect(startOn('20.0.0', '--help')).toMatchObject({ status: 0, stderr: '' });
});

test('an option that does not exist is refused by name', () => {
  const { stderr, status } = startOn('20.0.0', '--prot', '1');
  expect(stderr).toBe("Unknown option '--prot': npm start -- --help lists the options.\n");
  expect(status).toBe(3);
});
