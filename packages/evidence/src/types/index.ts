import type { EvidenceType } from '../type.ts';
import { artifactCodeType } from './artifact-code.ts';
import { artifactFormatsType } from './artifact-formats.ts';
import { artifactInventoryType } from './artifact-inventory.ts';
import { bomClaimsType } from './bom-claims.ts';
import { bomCyclonedxType } from './bom-cyclonedx.ts';
import { bomLicenceType } from './bom-licence.ts';
import { deploymentInventoryType } from './deployment-inventory.ts';
import { pipelineProvenanceType } from './pipeline-provenance.ts';
import { runtimeDigestType } from './runtime-digest.ts';
import { signatureManifestType } from './signature-manifest.ts';
import { signatureVerificationType } from './signature-verification.ts';

/** Registry: every evidence type, in display order. */
export const evidenceTypes: readonly EvidenceType[] = [
  signatureVerificationType,
  signatureManifestType,
  runtimeDigestType,
  artifactInventoryType,
  artifactFormatsType,
  artifactCodeType,
  bomCyclonedxType,
  bomClaimsType,
  bomLicenceType,
  pipelineProvenanceType,
  deploymentInventoryType,
];
