import type { JsonObject } from '@weighbridge/core';

/**
 * A log entry with the members that Protobuf's JSON leaves out when they are zero or empty.
 *
 * The first entry of a log has index 0 and no hashes; other verifiers, including the Python one, require that
 * to be explicit.
 */
export function explicitEntry(entry: JsonObject): JsonObject {
  const { inclusionProof } = entry;
  const proof = inclusionProof as JsonObject | undefined;
  return {
    logIndex: '0',
    integratedTime: '0',
    ...entry,
    ...(proof === undefined ? {} : { inclusionProof: { logIndex: '0', hashes: [], ...proof } }),
  };
}
