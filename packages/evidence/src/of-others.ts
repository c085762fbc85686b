/**
 * Evidence about the bytes themselves, which is never taken from others, since whoever weighs looks at the bytes, and
 * provenance, which has its own statement.
 */
const OWN = /^(?:artifact|bom|signature)\/|^pipeline\/provenance$/;

/** Whether others may hand in evidence of a type, registered or not. */
export function isOfOthers(type: string): boolean {
  return !OWN.test(type);
}
