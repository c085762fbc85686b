/**
 * Evidence about the bytes themselves, which whoever weighs checks without relying on others, and provenance, which has
 * its own statement.
 */
const OWN = /^(?:artifact|bom|signature)\/|^pipeline\/provenance$/;

/** Whether others may hand in evidence of a type, registered or not. */
export function isOfOthers(type: string): boolean {
  return !OWN.test(type);
}
