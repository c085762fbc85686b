import type { ControlFamily } from '../posture.ts';
import { entryOf } from './word.ts';

const TITLES: Readonly<Record<ControlFamily, string>> = {
  integrity: 'Integrity',
  artifact: 'Artifacts',
  bom: 'Bill of materials',
  data: 'Data',
  pipeline: 'Pipeline',
  privacy: 'Privacy',
  deploy: 'Deployment',
  runtime: 'Runtime',
  confidentiality: 'Confidentiality',
  cloud: 'Cloud',
};

/** Ids of the families, in display order. */
export const FAMILIES: readonly string[] = Object.keys(TITLES);

/** The family of controls that are not in the given catalogue. */
export const OTHER_FAMILY = 'other';

/** Heading of a family; for one from another version it is the id itself, so escape it. */
export function familyTitle(family: string): string {
  return family === OTHER_FAMILY ? 'Other' : (entryOf(TITLES, family) ?? family);
}
