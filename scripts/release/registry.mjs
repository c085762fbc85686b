import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { Door } from './door.mjs';
import { configureVerdaccio, startVerdaccio } from './verdaccio.mjs';

/** A real registry on the loopback address, behind a proxy that can close. */
export class Registry {
  #folder;
  #env;
  #door = new Door();
  /** @type {Awaited<ReturnType<typeof startVerdaccio>> | undefined} */
  #running;
  /** Where it answers. */
  url = '';
  /** The right to publish there. */
  token = '';

  /** @param {import('./place.mjs').Place} place */
  constructor({ folder, env }) {
    this.#folder = join(folder, 'registry');
    this.#env = env;
  }

  /** @param {Record<string, string | boolean>} uplink */
  async start(uplink) {
    mkdirSync(this.#folder);
    configureVerdaccio(this.#folder, uplink);
    await this.#startProcess();
    this.url = await this.#door.open();
    this.token = await this.#register();
  }

  async #startProcess() {
    this.#running = await startVerdaccio(this.#folder, this.#env);
    this.#door.target = this.#running.port;
  }

  /** A user with a unique name and password. */
  async #register() {
    const [name, password] = ['rehearsal', randomBytes(24).toString('hex')];
    const answer = await fetch(`${this.url}-/user/org.couchdb.user:${name}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    });
    if (!answer.ok) throw new Failure(`The registry registered nobody: ${answer.status}`);
    return /** @type {{ token: string }} */ (await answer.json()).token;
  }

  /** Closes after some packages. @param {number} packages */
  cutAfter(packages) {
    this.#door.cutAfter(packages);
  }

  /** Ends the process and starts it again on the same storage, with the proxy open. */
  async restart() {
    await this.#endProcess();
    await this.#startProcess();
    this.#door.reopen();
  }

  async stop() {
    this.#door.close();
    await this.#endProcess();
  }

  async #endProcess() {
    this.#running?.process.kill('SIGKILL');
    await this.#running?.done.catch(() => {});
    this.#running = undefined;
  }

  /** What it says about a package, bypassing the proxy; nothing if it does not have it. @param {string} name */
  async packument(name) {
    const port = this.#running?.port;
    const answer = await fetch(`http://127.0.0.1:${port}/${name.replace('/', '%2f')}`);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Failure(`The registry answers ${answer.status} for ${name}.`);
    return /** @type {any} */ (await answer.json());
  }
}
