const folder = (/** @type {string} */ directory, more = {}) => ({
  autogenerate: { directory, ...more },
});

/** The menu: what a newcomer reads first comes first. Pages state their place in a folder with `sidebar.order`. */
export const sidebar = [
  { label: 'Start', items: [folder('start')] },
  { label: 'Concepts', items: [folder('concepts')] },
  { label: 'How to', items: [folder('how-to')] },
  { label: 'Extend', items: [folder('extend')] },
  { label: 'In depth', items: [folder('guides')] },
  {
    label: 'Look up',
    items: [
      'reference/checklist',
      'reference/controls',
      'reference/evidence',
      'reference/rules',
      'reference/frameworks',
      'reference/cli',
      'reference/errors',
      'reference/vocabulary',
    ],
  },
  { label: 'Packages', items: [folder('packages')] },
  { label: 'Plugins', items: [folder('plugins')] },
  { label: 'API', collapsed: true, items: [folder('api', { collapsed: true })] },
  { label: 'Decisions', collapsed: true, items: [folder('decisions')] },
  { label: 'Project', collapsed: true, items: [folder('project')] },
];
