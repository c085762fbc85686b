import { appFolder, modelsFolder, yarn } from './app.mjs';
import { blocksOf, isOptional } from './blocks.mjs';
import { applyBlock } from './edit.mjs';

const FRONTEND = {
  default: 'Frontend, new system',
  legacy: 'Frontend, apps on `@backstage/core-plugin-api`',
};

/**
 * The blocks that a user of this template follows, in order.
 *
 * @param {import('./app.mjs').Trial['template']} template
 */
export function path(template) {
  const sections = ['Backend', 'Tell the catalog which entities are models', FRONTEND[template]];
  const install = blocksOf('add-to-backstage.md').filter((one) => sections.includes(one.section));
  const permissions = blocksOf('permissions.md').filter(({ section }) => section === 'A policy');
  return [...install, ...permissions].filter((block) => !isOptional(block));
}

/**
 * A step for every block of the guide: its command is run, its file is edited.
 *
 * @param {import('./app.mjs').Context} context
 * @param {import('./app.mjs').Trial} trial
 */
export function guideSteps(context, trial) {
  return path(trial.template).map((block) =>
    block.language === 'sh'
      ? {
          name: 'run',
          what: oneLine(block.text),
          run: () => runCommand(context, trial, block.text),
        }
      : { name: 'edit', what: block.title, run: async () => editFile(context, trial, block) },
  );
}

/** @param {string} text */
function oneLine(text) {
  return text.replaceAll(/\s*\\\n\s*/g, ' ').trim();
}

/** @param {import('./app.mjs').Context} context @param {import('./app.mjs').Trial} trial @param {string} text */
function runCommand(context, trial, text) {
  const [program, ...args] = oneLine(text).split(/\s+/);
  if (program !== 'yarn')
    return Promise.resolve(`The guide runs ${program}, which is not known here.`);
  return yarn(context, trial, args);
}

/** @param {import('./app.mjs').Context} context @param {import('./app.mjs').Trial} trial @param {import('./blocks.mjs').Block} block */
function editFile(context, trial, block) {
  const text = block.text.replace('/srv/models', modelsFolder(context));
  try {
    applyBlock(appFolder(context, trial), { ...block, text });
    return '';
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}
