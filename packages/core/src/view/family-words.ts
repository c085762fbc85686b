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

/** Ids of the families in the order in which they are shown. */
export const FAMILIES: readonly string[] = Object.keys(TITLES);

/** The family of controls that the catalogue at hand does not know. */
export const OTHER_FAMILY = 'other';

/** Heading of a family; one of another version is called as it is, so escape it. */
export function familyTitle(family: string): string {
  return family === OTHER_FAMILY ? 'Other' : (entryOf(TITLES, family) ?? family);
}
