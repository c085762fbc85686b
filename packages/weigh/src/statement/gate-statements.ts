import type { Digest, JsonObject, Posture } from '@weighbridge/core';
import {
  GATE_MEMBERS,
  makeAttestation,
  modelSubject,
  PREDICATE_TYPES,
} from '@weighbridge/model-signing/attestation';
import type { ModelIdentity } from '@weighbridge/model-signing/attestation';
import { ownPackage } from '../version.ts';
import { STATEMENT_FILES } from './files.ts';
import { gateProperties, isAdmitted } from './gate-properties.ts';

/** Who decides, where and under which policy document; each names something for consumers to compare. */
export interface GateContext {
  /** The digests by which the statements name the model. */
  readonly model: ModelIdentity;
  /** URI of the gate's operator. Default `https://weighbridge.dev/gate/v1`. */
  readonly verifier?: string | undefined;
  /** URI from which the model is used. Default the model's package URL, or `pkg:generic/<name>`. */
  readonly resourceUri?: string | undefined;
  /** URI of the policy document. Default `urn:weighbridge:policy:<name>`. */
  readonly policyUri?: string | undefined;
  /** SHA-256 of the signed posture statement's bundle, on which the gate's decision rests. */
  readonly statement: Digest;
  /** ISO 8601 UTC instant at which the admission ends by time alone; verifiers accept it no longer than that. */
  readonly holdsUntil?: string;
}

/** The default verifier. */
export const DEFAULT_VERIFIER = 'https://weighbridge.dev/gate/v1';

/**
 * The gate's decision as a SLSA verification summary (VSA) 1.
 *
 * PASSED only when the gate admits. Where a waiver was needed, or an advisory control fails, `WB_UNCONDITIONAL`
 * is missing; each waiver is listed with its end, each such control by its id, and the end of the whole admission is stated where there is one. A refusal and a gate that cannot decide are both FAILED, with that as their only level.
 *
 * @throws {RangeError} when the model has no digest
 * @see https://slsa.dev/spec/v1.2/verification_summary
 */
export function summaryStatement(posture: Posture, context: GateContext): Uint8Array {
  const passed = isAdmitted(posture);
  const { advisory = [] } = posture.gate;
  const conditions = posture.waivers
    .filter(({ effect }) => effect === 'used')
    .map(({ id, control, notAfter }) => ({ id, control, notAfter }));
  return makeAttestation({
    subjects: [modelSubject(context.model)],
    predicateType: PREDICATE_TYPES.slsaSummary1,
    predicate: {
      verifier: {
        id: context.verifier ?? DEFAULT_VERIFIER,
        version: {
          '@weighbridge/weigh': ownPackage().version,
          catalogue: posture.catalogue.version,
        },
      },
      timeVerified: posture.assessedAt,
      resourceUri: context.resourceUri ?? resourceUriOf(posture.subject.model),
      policy: policyOf(posture, context),
      inputAttestations: [
        { uri: STATEMENT_FILES.posture, digest: { sha256: hexOf(context.statement) } },
      ],
      verificationResult: passed ? 'PASSED' : 'FAILED',
      verifiedLevels: passed
        ? ['SLSA_BUILD_LEVEL_UNEVALUATED', ...gateProperties(posture)]
        : ['FAILED'],
      slsaVersion: '1.2',
      ...(conditions.length === 0 ? {} : { [GATE_MEMBERS.conditions]: conditions }),
      ...(passed && advisory.length > 0 ? { [GATE_MEMBERS.advisory]: advisory } : {}),
      ...endOf(posture, context),
    },
  });
}

/**
 * What was verified as an in-toto simple verification result (SVR) 0.2. A refused model has one too: it
 * lists the controls that pass and lacks `WB_ADMITTED`.
 *
 * @throws {RangeError} when the model has no digest
 * @see https://github.com/in-toto/attestation/blob/main/spec/predicates/svr.md
 */
export function resultStatement(posture: Posture, context: GateContext): Uint8Array {
  return makeAttestation({
    subjects: [modelSubject(context.model)],
    predicateType: PREDICATE_TYPES.simpleResult02,
    predicate: {
      verifier: {
        id: context.verifier ?? DEFAULT_VERIFIER,
        policies: [policyOf(posture, context)],
      },
      timeCreated: posture.assessedAt,
      properties: gateProperties(posture),
      ...endOf(posture, context),
    },
  });
}

function endOf(posture: Posture, { holdsUntil }: GateContext): JsonObject {
  return holdsUntil === undefined || !isAdmitted(posture)
    ? {}
    : { [GATE_MEMBERS.holdsUntil]: holdsUntil };
}

/** A package URL names the model as it is; any other name becomes a generic package. */
export function resourceUriOf(model: string): string {
  return /^[a-z][a-z0-9+.-]*:/.test(model) ? model : `pkg:generic/${encodeURIComponent(model)}`;
}

/** URI of a policy that has only a name. */
export function policyUriOf(name: string): string {
  return `urn:weighbridge:policy:${encodeURIComponent(name)}`;
}

function policyOf({ policy }: Posture, { policyUri }: GateContext): JsonObject {
  return {
    uri: policyUri ?? policyUriOf(policy.name),
    digest: { sha256: hexOf(policy.digest) },
  };
}

function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
