import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readPort, refuseBusyPort } from './port.mjs';

let server = createServer();

afterEach(() => server.close());

/** @param {string} host @returns {Promise<number>} */
function listen(host) {
  server = createServer();
  return new Promise((resolve) => {
    server.listen(0, host, () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
}

test.for(['127.0.0.1', '0.0.0.0'])(
  'a port in use on %s is refused with another to try',
  async (host) => {
    const port = await listen(host);
    await expect(refuseBusyPort(port)).rejects.toThrow(
      `Port ${port} is taken by another program: end that program, or choose another port, for instance npm start -- --port ${port + 1}.`,
    );
  },
);

test('a port that has become free is accepted', async () => {
  const port = await listen('127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
  await expect(refuseBusyPort(port)).resolves.toBeUndefined();
});

test.for(['0', '65536', '-1', '7007x', '', '1e3'])('%j is not a port', (text) => {
  expect(() => readPort(text)).toThrow('--port takes a number from 1 to 65535');
});
