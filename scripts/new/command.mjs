/** @type {import('./index.mjs').Kind} */
export const command = {
  name: 'command',
  takes: '<name>',
  what: 'x',
  plan: () => ({ files: {}, edits: {}, next: [] }),
};
