/** What a file can be for, according to its format: it holds weights or a graph, names files that do, or neither. */
export const FILE_ROLES = [
  'model',
  'index',
  'config',
  'document',
  'data',
  'code',
  'archive',
] as const;

/** What a file is for, according to its format. */
export type FileRole = (typeof FILE_ROLES)[number];
