import { createApp, yarn } from './app.mjs';
import { guideSteps } from './follow.mjs';
import { enter, foldProblem, openChromium, pictureOf, sidebarProblem, SIZES } from './look.mjs';
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

/**
 * @param {import('./app.mjs').Context} context
 * @param {import('./app.mjs').Trial} trial
 * @param {{ results: string, chromium: string }} where
 * @returns {Step[]}
 */
function lookingSteps(context, trial, { results, chromium }) {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let app;
  /** @type {import('playwright-core').Browser} */
  let browser;
  return [
    {
      name: 'start',
      what: 'yarn start: the backend and the frontend answer',
      run: async () => {
        app = await serve(context, trial, logOf(results, trial));
        browser = await openChromium(chromium);
        return app.problem;
      },
    },
    {
      name: 'sidebar',
      what: '"Models" is in the sidebar and leads to the models',
      run: () => onPage(browser, app.url, SIZES[0], sidebarProblem),
    },
    ...SIZES.map((size) => ({
      name: 'fold',
      what: `the gate is above the fold at ${size.width} x ${size.height}`,
      run: () =>
        onPage(browser, app.url, size, (page) =>
          foldProblem(page, app.url, pictureOf(results, trial, size)),
        ),
    })),
    {
      name: 'stop',
      what: `the app in ${trial.template}-${trial.set}`,
      run: async () => {
        await Promise.all([browser.close(), app.stop()]);
        return '';
      },
    },
  ];
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {(typeof SIZES)[number] | undefined} size
 * @param {(page: import('playwright-core').Page) => Promise<string>} look
 */
async function onPage(browser, url, size, look) {
  if (size === undefined) return 'No size of window is known.';
  const page = await enter(browser, url, size);
  try {
    return await look(page);
  } catch (error) {
    return `${/** @type {Error} */ (error).message}\n${(await page.locator('body').innerText()).slice(0, 2000)}`;
  } finally {
    await page.close();
  }
}
