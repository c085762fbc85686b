import { Agent, createServer, request } from 'node:http';

/** A whole package is one PUT. */
const isPublish = (/** @type {import('node:http').IncomingMessage} */ { method, url }) =>
  method === 'PUT' && url?.startsWith('/-/') === false;

/**
 * A proxy in front of the registry that can close in the middle of a release.
 *
 * `cutAfter(n)`: n packages are accepted, the next one is accepted too but its answer is lost, and from then on no
 * request is answered. That is the worst case of a network: the publisher cannot know what arrived.
 */
export class Door {
  /** @type {number | undefined} */
  target;
  #left = Infinity;
  #agent = new Agent({ keepAlive: true });
  #server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing));

  /** Listens on a free port of the loopback address. @returns {Promise<string>} its URL */
  async open() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}/`;
  }

  /** @param {number} packages */
  cutAfter(packages) {
    this.#left = packages;
  }

  /** Answers all requests again. */
  reopen() {
    this.#left = Infinity;
  }

  close() {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /**
   * @param {import('node:http').IncomingMessage} incoming
   * @param {import('node:http').ServerResponse} outgoing
   */
  #pass(incoming, outgoing) {
    const loses = this.#left === 0 && isPublish(incoming);
    if (this.#left < 0 || this.target === undefined) {
      incoming.socket.destroy();
      return;
    }
    if (isPublish(incoming)) this.#left -= 1;
    const { method, url: path, headers } = incoming;
    const to = { host: '127.0.0.1', port: this.target, method, path, headers, agent: this.#agent };
    const onward = request(to, (answer) => {
      if (loses) {
        answer.resume().once('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  }
}
