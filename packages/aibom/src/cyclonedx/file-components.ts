import type { JsonObject } from '@weighbridge/core';
import type { BomFile } from '../description.ts';
import { fileProperties } from './properties.ts';
import { fileRef } from './refs.ts';
import { hashOf, isMediaType } from './spellings.ts';

/**
 * A file as a component, as JSON: there may be tens of thousands, and the library's models and normalizers cost ten
 * times as much as writing them out.
 *
 * The name is the exact path, whatever its characters: a BOM binds names as well as bytes.
 */
export function fileComponent(file: BomFile): JsonObject {
  const name = file.path.toWellFormed();
  const hash = hashOf(file.digest);
  return {
    type: 'file',
    name,
    'bom-ref': fileRef(name),
    ...(hash === undefined ? {} : { hashes: [hash] }),
    properties: fileProperties(file),
    ...(isMediaType(file.mediaType) ? { 'mime-type': file.mediaType } : {}),
  };
}
