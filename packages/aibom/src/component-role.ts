/** Every role that a component can have; the order carries no rank. */
export const COMPONENT_ROLES = [
  'part',
  'variant',
  'export',
  'copy',
  'adapter',
  'stray',
  'model',
] as const;

/**
 * What a component is to the model: a `part` that its description names, a `variant` (the same model in another
 * precision), an `export` (another format), a `copy` in another layout, an `adapter`, a `stray` that nothing names, or
 * a `model` of its own, one of several in the folder.
 */
export type ComponentRole = (typeof COMPONENT_ROLES)[number];
