import type { FindingLog } from '../finding.ts';
import { fileName } from '../sniff/bytes.ts';

/** Characters of one piece that are looked at again with the next, so that nothing hides on the border. */
export const OVERLAP = 64;

/** YAML tags that make Python objects: short, verbatim, or through a handle for the long prefix. */
const PYTHON_TAG = /!!?python\/|tag:yaml\.org,2002:python/;
const CHAT_TEMPLATE = /"chat_template"\s*:/;

/** Looks for programs in settings: what it finds changes what may be said of the file. */
export function checkTextContent(
  text: string,
  file: { readonly format: string; readonly path: string },
  log: FindingLog,
): 'yes' | 'unknown' | undefined {
  if (file.format === 'yaml' && PYTHON_TAG.test(text)) {
    log.add('code/yaml-python-tag', {
      message: 'the document has a tag that makes a Python object',
    });
    return 'yes';
  }
  if (file.format === 'json' && CHAT_TEMPLATE.test(text)) {
    log.add('code/chat-template', {
      message: `${fileName(file.path)} holds a chat template, which was not analysed`,
    });
    return 'unknown';
  }
  return undefined;
}
