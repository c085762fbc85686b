import { SourceError } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { EXPORT_TYPE } from './export.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Whether a file holds a statement: a Sigstore bundle or DSSE envelope, an in-toto statement, an evidence
 * export, or an empty object. It must be one JSON object up to its last byte, so that no loader takes it for
 * anything else.
 */
export async function isStatement(
  folder: FolderSource,
  { path, sizeBytes }: FolderEntry,
): Promise<boolean> {
  try {
    await using source = await folder.open(path);
    const value: unknown = JSON.parse(UTF8.decode(await source.read(0, sizeBytes)));
    return typeof value === 'object' && value !== null && hasShape(value as Raw);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    if (error instanceof SourceError) return false;
    throw error;
  }
}

type Raw = Readonly<Record<string, unknown>>;

function isEmpty(value: Raw): boolean {
  return !Array.isArray(value) && Object.keys(value).length === 0;
}

function hasShape(value: Raw): boolean {
  const { type, _type, dsseEnvelope, payloadType, payload, signatures } = value;
  // An empty object says nothing.
  if (type === EXPORT_TYPE || isEmpty(value)) return true;
  if (typeof _type === 'string') return _type.startsWith('https://in-toto.io/Statement/');
  if (typeof dsseEnvelope === 'object' && dsseEnvelope !== null) return true;
  return (
    typeof payloadType === 'string' && typeof payload === 'string' && Array.isArray(signatures)
  );
}
