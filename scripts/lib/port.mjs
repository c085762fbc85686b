import { connect, createServer } from 'node:net';
import { Failure } from './failure.mjs';

/** @param {string} text */
export function readPort(text) {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`--port takes a number from 1 to 65535, got ${JSON.stringify(text)}.`, 3);
}

/**
 * @param {number} port
 * @throws {Failure} when another program answers there, or the system refuses
 */
export async function refuseBusyPort(port) {
  const answers = await Promise.all([
    somebodyAnswers('127.0.0.1', port),
    somebodyAnswers('::1', port),
  ]);
  const problem = answers.includes(true) ? 'EADDRINUSE' : await problemListening(port);
  if (problem === undefined) return;
  const other = port < 1024 || port === 65_535 ? 7007 : port + 1;
  const why =
    problem === 'EACCES'
      ? `Port ${port} is reserved for the system`
      : `Port ${port} is taken by another program`;
  throw new Failure(
    `${why}: end that program, or choose another port, for instance npm start -- --port ${other}.`,
  );
}

/** @returns {Promise<boolean>} */
function somebodyAnswers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const answer = (/** @type {boolean} */ value) => () => {
      socket.destroy();
      resolve(value);
    };
    socket
      .once('connect', answer(true))
      .once('error', answer(false))
      .once('timeout', answer(false));
  });
}

/** @returns {Promise<string | undefined>} */
function problemListening(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code));
    server.listen(port, 'localhost', () => server.close(() => resolve(undefined)));
  });
}

/** A port of the loopback address that is free at this moment. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
