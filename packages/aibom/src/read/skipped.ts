import type { BomDescription } from '../description.ts';
import { isRecord, member } from '../text.ts';
import type { Node } from './node.ts';

/** Entries that this package did not read when it wrote the document. */
export function readSkipped(model: Node): BomDescription['skipped'] {
  return model.items('properties').flatMap((property) => {
    const text = member(property.value, 'value');
    if (member(property.value, 'name') !== 'weighbridge:skipped' || typeof text !== 'string')
      return [];
    const entry = parseEntry(text);
    if (entry === undefined) return [];
    property.carry();
    return [entry];
  });
}

function parseEntry(text: string): BomDescription['skipped'][number] | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    const [path, kind, reason] = ['path', 'kind', 'reason'].map((key) => member(entry, key));
    const whole = isRecord(entry) && Object.keys(entry).length === 3;
    if (!whole || typeof path !== 'string' || typeof kind !== 'string') return undefined;
    return typeof reason === 'string' ? { path, kind, reason } : undefined;
  } catch {
    return undefined;
  }
}
