import { artifactFormats } from './artifact-formats.tsx';
import { artifactInventory } from './artifact-inventory.tsx';
import { bomCyclonedx } from './bom-cyclonedx.tsx';
import { bomLicence } from './bom-licence.tsx';
import type { EvidencePanel } from './panel.ts';

/** Registry: one line per evidence type. A type without a panel is shown as JSON. */
export const panels: readonly EvidencePanel[] = [
  artifactInventory,
  artifactFormats,
  bomCyclonedx,
  bomLicence,
];
