import { expect, test } from 'vitest';
import { platform } from './platform.mjs';

test.for(['x64', 'arm64'])('Linux %s gets its binaries, whatever Node is there', (arch) => {
  expect(platform({ platform: 'linux', arch, node: '20.0.0', glibc: true })).toEqual({
    name: `linux-${arch}`,
    brought: true,
  });
});

test.for([
  { platform: 'darwin', arch: 'arm64', glibc: false, named: 'darwin-arm64' },
  { platform: 'win32', arch: 'x64', glibc: false, named: 'win32-x64' },
  { platform: 'linux', arch: 'riscv64', glibc: true, named: 'linux-riscv64' },
  { platform: 'linux', arch: 'x64', glibc: false, named: 'linux-x64 without glibc' },
])('$named needs its own Node 24', ({ named, ...host }) => {
  expect(() => platform({ ...host, node: '22.22.2' })).toThrow(
    `On ${named} Weighbridge needs Node 24 or newer, this is v22.22.2: install`,
  );
  expect(platform({ ...host, node: '24.15.0' }).brought).toBe(false);
});
