import type { Location } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
import { pathUri } from './text.ts';

/** The base that every path is relative to: the model's folder, whose location is private. */
export const URI_BASE = 'MODEL';

/** One place in a file of the model. */
export function sarifLocation(location: Location): object {
  const uri = pathUri(location.path);
  const region = regionOf(location);
  return {
    ...(uri === ''
      ? {}
      : {
          physicalLocation: {
            artifactLocation: { uri, uriBaseId: URI_BASE },
            ...(region === undefined ? {} : { region }),
          },
        }),
    ...(location.pointer === undefined
      ? {}
      : { logicalLocations: [pointerLocation(location.pointer)] }),
  };
}

function regionOf({ byteOffset, byteLength, line, column }: Location): object | undefined {
  if (line !== undefined) {
    return { startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
  }
  if (byteOffset === undefined) return undefined;
  return { byteOffset, ...(byteLength === undefined ? {} : { byteLength }) };
}

function pointerLocation(pointer: string): object {
  return { fullyQualifiedName: escapeForDisplay(pointer), kind: 'value' };
}
