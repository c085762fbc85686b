import type { Digest } from '@weighbridge/core';
import type {
  AttestationPolicy,
  ProvenancePolicy,
  SummaryPolicy,
  VerificationResultPolicy,
} from '@weighbridge/model-signing/attestation';
import { CliError } from '../../../error.ts';
import type { AttestationOptions } from './options.ts';

const DAY_MS = 86_400_000;

/** Short names for predicate types, each with all versions that are understood. */
async function namedTypes(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { PREDICATE_TYPES: types } = await import('@weighbridge/model-signing/attestation');
  return {
    provenance: [types.slsaProvenance1, types.slsaProvenance02],
    vsa: [types.slsaSummary1, types.slsaSummary02],
    svr: [types.simpleResult02, types.simpleResult01],
    cyclonedx: [types.cyclonedx],
    posture: [types.posture],
  };
}

/**
 * What the options ask of a statement.
 *
 * @throws {CliError} BAD_USAGE when they leave open what a type needs; `any` leaves it open aloud
 */
export async function policyOf(
  options: AttestationOptions,
  subjects: readonly Digest[],
): Promise<AttestationPolicy> {
  const named = await namedTypes();
  const types = options.type.flatMap((type) => named[type] ?? [uriOf(type, Object.keys(named))]);
  if (types.length === 0) {
    throw new CliError(
      'BAD_USAGE',
      `Say what it must be with --type: ${Object.keys(named).join(', ')}, or the URI of a predicate type.`,
    );
  }
  const wants = (name: string): boolean => named[name]?.some((one) => types.includes(one)) === true;
  const known = new Set(Object.values(named).flat());
  return {
    predicateTypes: types,
    subjects,
    ...(options.anySubject === true ? { subjectMatch: 'any' as const } : {}),
    ...(types.every((type) => known.has(type)) ? {} : { raw: true as const }),
    ...(wants('provenance') ? { provenance: provenanceOf(options) } : {}),
    ...(wants('vsa') ? { summary: summaryOf(options) } : {}),
    ...(wants('svr') ? { verificationResult: resultOf(options) } : {}),
  };
}

function uriOf(type: string, names: readonly string[]): string {
  if (/^[a-z][a-z0-9+.-]*:./i.test(type)) return type;
  throw new CliError(
    'BAD_USAGE',
    `Give --type one of ${names.join(', ')}, or a whole URI: ${type} is neither.`,
  );
}

function provenanceOf(options: AttestationOptions): ProvenancePolicy {
  const { source, sourceRef: ref, sourceCommit: commit, buildType } = options;
  const builders = listOrAny(options.builder, '--builder');
  if (source === undefined) throw open('--source');
  if (source === 'any' && (ref !== undefined || commit !== undefined)) {
    throw new CliError('BAD_USAGE', 'Name the repository with --source beside --source-ref.');
  }
  return {
    builders,
    ...(buildType.length === 0 ? {} : { buildTypes: buildType }),
    source:
      source === 'any'
        ? 'any'
        : {
            repository: source,
            ...(ref === undefined ? {} : { ref }),
            ...(commit === undefined ? {} : { commit }),
          },
  };
}

function summaryOf(options: AttestationOptions): SummaryPolicy {
  const { resourceUri } = options;
  if (resourceUri === undefined) throw open('--resource-uri');
  return {
    verifiers: listOrAny(options.verifier, '--verifier'),
    resourceUri,
    levels: listOrAny(options.level, '--level'),
    ...madeUnder(options),
  };
}

function resultOf(options: AttestationOptions): VerificationResultPolicy {
  return {
    verifiers: listOrAny(options.verifier, '--verifier'),
    properties: listOrAny(options.level, '--level'),
    ...madeUnder(options),
  };
}

function madeUnder({
  policyUri,
  policyDigest,
  maxAge,
  maxAgeDays = maxAge === undefined ? undefined : maxAge / DAY_MS,
}: AttestationOptions): Partial<SummaryPolicy> {
  if (policyDigest !== undefined && policyUri === undefined) {
    throw new CliError('BAD_USAGE', 'Give --policy-uri with --policy-digest.');
  }
  return {
    ...(policyUri === undefined
      ? {}
      : {
          policy: {
            uri: policyUri,
            ...(policyDigest === undefined ? {} : { digest: policyDigest as Digest }),
          },
        }),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
  };
}

function listOrAny(values: readonly string[], flag: string): readonly string[] | 'any' {
  if (values.length === 0) throw open(flag);
  return values.length === 1 && values[0] === 'any' ? 'any' : values;
}

function open(flag: string): CliError {
  return new CliError(
    'BAD_USAGE',
    `Say what you accept with ${flag}, or that you accept any with ${flag} any.`,
  );
}
