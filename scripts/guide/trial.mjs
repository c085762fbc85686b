import { createApp, yarn } from './app.mjs';
import { guideSteps } from './follow.mjs';
import {
  enter,
  foldProblem,
  MODEL,
  openChromium,
  pictureOf,
  sidebarProblem,
  SIZES,
} from './look.mjs';
import { logOf, serve } from './serve.mjs';
import { installSet, otherThanSet } from './sets.mjs';

/** @typedef {{ name: string, what: string, run(): Promise<string> }} Step */

/**
 * One app, from the official command to its page in a browser. Each step needs those before it.
 *
 * @param {import('./app.mjs').Context} context
 * @param {import('./app.mjs').Trial} trial
 * @param {{ results: string, chromium: string }} where pictures and logs go, and the browser
 * @returns {Step[]}
 */
export function trialSteps(context, trial, where) {
  const what = `the ${trial.template} template, ${trial.set} set`;
  return [
    {
      name: 'create',
      what: `${what}, with the official command`,
      run: () => createApp(context, trial),
    },
    { name: 'install', what: `the packages of ${what}`, run: () => installSet(context, trial) },
    ...guideSteps(context, trial),
    {
      name: 'set',
      what: 'the versions are those of the set',
      run: async () => otherThanSet(context, trial),
    },
    { name: 'types', what: 'yarn tsc of the app', run: () => yarn(context, trial, ['tsc']) },
    {
      name: 'lint',
      what: 'yarn lint:all of the app',
      run: () => yarn(context, trial, ['lint:all']),
    },
    ...lookingSteps(context, trial, where),
  ];
}

/** @typedef {{ app?: Awaited<ReturnType<typeof serve>>, browser?: import('playwright-core').Browser }} Live */

/**
 * @param {import('./app.mjs').Context} context
 * @param {import('./app.mjs').Trial} trial
 * @param {{ results: string, chromium: string }} where
 * @returns {Step[]}
 */
function lookingSteps(context, trial, { results, chromium }) {
  /** @type {Live} */
  const live = {};
  return [
    {
      name: 'start',
      what: 'yarn start: the backend and the frontend answer',
      run: async () => {
        live.app = await serve(context, trial, logOf(results, trial));
        live.browser = await openChromium(chromium);
        return live.app.problem;
      },
    },
    {
      name: 'sidebar',
      what: '"Models" is in the sidebar and leads to the models',
      run: () => onPage(live, '', SIZES[0], sidebarProblem),
    },
    ...SIZES.map((size) => ({
      name: 'fold',
      what: `the gate is above the fold at ${size.width} x ${size.height}`,
      run: () =>
        onPage(live, MODEL, size, (page) => foldProblem(page, pictureOf(results, trial, size))),
    })),
    {
      name: 'stop',
      what: 'the app and the browser',
      run: async () => {
        await Promise.all([live.browser?.close(), live.app?.stop()]);
        return '';
      },
    },
  ];
}

/**
 * @param {Live} live
 * @param {string} path of the page
 * @param {(typeof SIZES)[number] | undefined} size
 * @param {(page: import('playwright-core').Page) => Promise<string>} look
 */
async function onPage({ app, browser }, path, size, look) {
  if (app === undefined || browser === undefined || size === undefined) return 'Nothing runs.';
  const page = await enter(browser, `${app.url}${path}`, size);
  try {
    return await look(page);
  } catch (error) {
    const text = await page.locator('body').innerText();
    return `${/** @type {Error} */ (error).message}\n${text.slice(0, 2000)}`;
  } finally {
    await page.close();
  }
}
