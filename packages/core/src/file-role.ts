/** What a file can be for, as its format says: it holds weights or a graph, names others that do, or neither. */
export const FILE_ROLES = [
  'model',
  'index',
  'config',
  'document',
  'data',
  'code',
  'archive',
] as const;

/** What a file is for, as its format says. */
export type FileRole = (typeof FILE_ROLES)[number];
