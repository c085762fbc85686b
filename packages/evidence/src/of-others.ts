/**
 * Evidence about the bytes themselves, at which whoever weighs looks and takes nobody's word, and provenance,
 * which is a statement of its own.
 */
const OWN = /^(?:artifact|bom|signature)\/|^pipeline\/provenance$/;

/** Whether evidence of a type, registered or not, may be handed in by others at all. */
export function isOfOthers(type: string): boolean {
  return !OWN.test(type);
}
