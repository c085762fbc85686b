import { artifactCode } from './artifact-code.tsx';
import { artifactFormats } from './artifact-formats.tsx';
import { artifactInventory } from './artifact-inventory.tsx';
import { bomCyclonedx } from './bom-cyclonedx.tsx';
import { bomLicence } from './bom-licence.tsx';
import type { EvidencePanel } from './panel.ts';
import { pipelineProvenance } from './pipeline-provenance.tsx';
import { runtimeDigest } from './runtime-digest.tsx';
import { signatureManifest } from './signature-manifest.tsx';
import { signatureVerification } from './signature-verification.tsx';

/** Registry: panels that are better than the one generated from the shape of the type. */
export const panels: readonly EvidencePanel[] = [
  signatureVerification,
  signatureManifest,
  runtimeDigest,
  artifactInventory,
  artifactFormats,
  artifactCode,
  bomCyclonedx,
  bomLicence,
  pipelineProvenance,
];
