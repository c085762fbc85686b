import type { FileRole } from '@weighbridge/core';
import type { Format } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from './read.ts';

/** What a text format says about itself; detection and reading follow from that. */
export interface TextFormatParts extends Pick<
  Format,
  'id' | 'title' | 'mediaType' | 'canCarryCode' | 'citations'
> {
  /** Names that make text a file of this format, in lower case: extensions, which start with a dot, and whole names. */
  readonly names: readonly string[];
  /** What the file is for. Weights, their indexes and archives need more than text and a name. */
  readonly role: Exclude<FileRole, 'model' | 'index' | 'archive'>;
}

/** A format that is text with one of its usual names: detected by both, and checked to be text to its end. */
export function defineTextFormat({ names, ...parts }: TextFormatParts): Format {
  return {
    ...parts,
    names: { usual: names },
    sniff: (head, path, sizeBytes) => isTextNamed(head, path, sizeBytes, names),
    read: textReader(parts.id, parts.canCarryCode),
  };
}
