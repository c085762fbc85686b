import { parseArgs } from 'node:util';
import { openBrowser } from '../lib/browser.mjs';
import { build } from '../lib/build.mjs';
import { Failure } from '../lib/failure.mjs';
import { readPort, refuseBusyPort } from '../lib/port.mjs';
import { startPortal } from '../lib/portal.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HELP = `Starts the demo portal with the sample models.

  npm start                    on port 7007, and opens a browser when there is a display
  npm start -- --port 8080     on another port
  npm start -- --no-open       opens no browser
  npm start -- --help          this text

Ctrl-C ends it and leaves nothing running.`;

/** @param {string[]} args */
export async function main(args) {
  const options = parse(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  // Before minutes of work, not after.
  await refuseBusyPort(options.port);
  const env = await bringToolchain();
  await build(
    ['@weighbridge/example-portal', '@weighbridge/example-estate', '@weighbridge/cli'],
    env,
  );
  await refuseBusyPort(options.port);
  const portal = await startPortal({ port: options.port, env });
  say(
    `The portal is ready: ${portal.url} (choose "Enter" as a guest; Ctrl-C ends it; log: ${portal.log})`,
  );
  if (options.open) openBrowser(portal.url);
  return portal.ended;
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '7007' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { port: readPort(values.port), open: !values['no-open'], help: values.help };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${/** @type {Error} */ (error).message.split('. ')[0]}: npm start -- --help lists the options.`,
      3,
    );
  }
}
