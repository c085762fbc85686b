import { defineTextFormat } from '../text/format.ts';

/** Python source. */
export const python = defineTextFormat({
  id: 'python',
  title: 'Python source',
  mediaType: 'text/x-python',
  names: ['.py', '.pyw', '.pyi', '.pyx'],
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://docs.python.org/3/reference/'],
});
