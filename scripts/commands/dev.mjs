import { build } from '../lib/build.mjs';
import { ROOT } from '../lib/places.mjs';
import { run } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const PAIR = ['@weighbridge/example-portal', '@weighbridge/example-portal-app'];

/** The hot-reloading pair: the backend on 7007 and the app, with its own server, on 3000. */
export async function main() {
  const env = { ...(await bringToolchain()), NODE_ENV: 'development' };
  await build(['@weighbridge/example-portal^...', '@weighbridge/example-estate...'], env);
  say('Starting the app on http://localhost:3000 and its backend on 7007; Ctrl-C ends both.');
  const codes = PAIR.map((name) =>
    run('pnpm', ['--filter', name, 'run', 'dev'], { cwd: ROOT, env, inherit: true }),
  );
  // One without the other is useless.
  return Promise.race(codes);
}
