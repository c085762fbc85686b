import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';

export const CREATE_APP = '@backstage/create-app@0.9.2';

/** The model of the guide: one of the sample estate, with a card and a file of weights. */
const MODEL = 'examples/estate/models/penguin-species-2';

/**
 * One official template with one end of the supported releases.
 *
 * @typedef {object} Trial
 * @property {'default' | 'legacy'} template
 * @property {'oldest' | 'newest'} set
 */

/** @typedef {{ place: string, env: NodeJS.ProcessEnv, root: string }} Context */

/** @param {Context} context @param {Trial} trial */
export function appFolder({ place }, { template, set }) {
  return join(place, `${template}-${set}`);
}

/** The folder that the guide calls `/srv/models`. @param {Context} context */
export function modelsFolder({ place }) {
  return join(place, 'models');
}

/** A folder of models as in the guide: `fraud-scorer/v7`. @param {Context} context */
export function bringModels(context) {
  const target = join(modelsFolder(context), 'fraud-scorer', 'v7');
  mkdirSync(target, { recursive: true });
  cpSync(join(context.root, MODEL), target, { recursive: true });
}

/** The app that the official command makes, without its packages. @param {Context} context @param {Trial} trial */
export async function createApp(context, trial) {
  const { template, set } = trial;
  const legacy = template === 'legacy' ? ['--legacy'] : [];
  const { code, output } = await capture(
    'npx',
    ['--yes', CREATE_APP, '--skip-install', ...legacy],
    { ...context.env, BACKSTAGE_APP_NAME: `${template}-${set}` },
    context.place,
  );
  return code === 0 ? '' : output;
}

/**
 * A Yarn command in the app; its output when it fails.
 *
 * @param {Context} context
 * @param {Trial} trial
 * @param {readonly string[]} args
 */
export async function yarn(context, trial, args) {
  const { code, output } = await capture('yarn', args, context.env, appFolder(context, trial));
  return code === 0 ? '' : output.split('\n').slice(-60).join('\n');
}

/**
 * The Yarn settings for this machine, above the apps and not inside them: our packages come from the packed ones.
 *
 * @param {string} place
 * @param {string} url of the registry of the packed packages
 */
export function configureYarn(place, url) {
  const settings = {
    npmScopes: { weighbridge: { npmRegistryServer: url } },
    unsafeHttpWhitelist: ['127.0.0.1'],
  };
  // JSON is YAML.
  writeFileSync(join(place, '.yarnrc.yml'), JSON.stringify(settings, null, 2));
}
