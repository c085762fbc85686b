import { defineFormat } from '../format.ts';
import { hasBytes, hasExtension } from '../sniff/bytes.ts';

const NAMES: readonly string[] = ['.pyc', '.pyo'];

/** Compiled Python code. */
export const pythonBytecode = defineFormat({
  id: 'python-bytecode',
  title: 'Python bytecode',
  mediaType: 'application/x-python-bytecode',
  names: { exclusive: NAMES },
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://peps.python.org/pep-3147/', 'https://peps.python.org/pep-0552/'],
  sniff: (head, path) => hasExtension(path, NAMES) && hasBytes(head, 2, '\r\n'),
});
