import type { BuildSource, ProvenanceFacts } from '../facts.ts';
import type { SourcePolicy } from '../policy.ts';
import type { CheckContext, Unchecked } from '../predicate.ts';
import { openParts } from './open-parts.ts';
import { refuse } from './refuse.ts';

/**
 * Judges provenance by its builder, build type and source.
 *
 * @throws {ModelSigningError} ATTESTATION_BUILDER, ATTESTATION_SOURCE
 * @see https://slsa.dev/spec/v1.2/verifying-artifacts
 */
export function checkProvenance(
  { builder, buildType, source }: ProvenanceFacts,
  { policy }: CheckContext,
): readonly Unchecked[] {
  const {
    builders,
    buildTypes,
    source: wanted,
  } = policy.provenance ?? { builders: [], source: 'any' };
  if (builders !== 'any' && !builders.includes(builder)) {
    throw refuse('ATTESTATION_BUILDER', 'builder', builder, builders);
  }
  if (buildTypes !== undefined && !buildTypes.includes(buildType)) {
    throw refuse('ATTESTATION_BUILDER', 'build type', buildType, buildTypes);
  }
  if (wanted !== 'any') checkSource(source, wanted);
  return openParts({
    'which platform built it': builders,
    'from which source it was built': wanted,
  });
}

function checkSource(source: BuildSource | undefined, wanted: SourcePolicy): void {
  const repository = wanted.repository.replace(/^git\+/, '');
  if (source?.repository !== repository) {
    throw refuse('ATTESTATION_SOURCE', 'source repository', source?.repository, wanted);
  }
  if (wanted.ref !== undefined && source.ref !== wanted.ref) {
    throw refuse('ATTESTATION_SOURCE', 'source ref', source.ref, wanted);
  }
  const { commit } = wanted;
  if (commit === undefined) return;
  const commits = source.commits.filter(({ length }) => length === commit.length);
  if (commits.length === 0 || commits.some((each) => each !== commit)) {
    const found = commits.find((each) => each !== commit);
    throw refuse('ATTESTATION_SOURCE', 'source commit', found, wanted);
  }
}
