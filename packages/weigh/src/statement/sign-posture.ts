import type { Posture } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import type { BundleSigner } from '@weighbridge/model-signing';
import { signAttestation } from '@weighbridge/model-signing/attestation';
import type { ModelIdentity } from '@weighbridge/model-signing/attestation';
import { exportEvidence } from './export.ts';
import type { AssessmentInputs } from './export.ts';
import { STATEMENT_FILES } from './files.ts';
import { resultStatement, summaryStatement } from './gate-statements.ts';
import type { GateContext } from './gate-statements.ts';
import { holdsUntil } from './holds-until.ts';
import { postureStatement } from './posture-statement.ts';
import { reassess } from './reassess.ts';

/** What the statements say in addition to the posture itself. */
export interface SignPostureOptions extends Pick<
  GateContext,
  'verifier' | 'resourceUri' | 'policyUri'
> {
  /** The digests by which the statements name the model; `manifestDigest` is taken from the posture. */
  readonly model?: Omit<ModelIdentity, 'name' | 'manifestDigest'> | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** The documents of a signed posture by file name, ready to be written with `writeAttestation`. */
export type SignedPosture = Readonly<
  Record<(typeof STATEMENT_FILES)[keyof typeof STATEMENT_FILES], string>
>;

/**
 * Signs a posture: the statement of all of it, the gate's decision as a VSA and as an SVR, each a
 * Sigstore bundle, with the exported evidence that the statement names. Nothing is written.
 *
 * The posture is computed again from its inputs first: what could not be verified is not signed.
 *
 * @throws {StatementError} EXPORT_MALFORMED, EXPORT_REFUSED, VERDICT_MISMATCH
 * @throws {ModelSigningError} of stage `sign`
 * @throws {RangeError} when neither the posture nor the caller has a digest of the model
 */
export async function signPosture(
  { posture, ...given }: Omit<AssessmentInputs, 'now'> & { readonly posture: Posture },
  signer: BundleSigner,
  options: SignPostureOptions = {},
): Promise<SignedPosture> {
  const { model: digests, signal, ...context } = options;
  const inputs = { ...given, now: posture.assessedAt };
  const exported = exportEvidence(inputs);
  reassess(inputs, posture);
  const model = identityOf(posture, digests);
  const sign = (statement: Uint8Array) =>
    signAttestation(statement, signer, signal === undefined ? {} : { signal });
  const statement = await sign(postureStatement(posture, exported, model));
  const end = holdsUntil(posture);
  const gate = {
    ...context,
    model,
    statement: sha256Digest(new TextEncoder().encode(statement)),
    ...(end === undefined ? {} : { holdsUntil: end }),
  };
  return {
    [STATEMENT_FILES.posture]: statement,
    [STATEMENT_FILES.summary]: await sign(summaryStatement(posture, gate)),
    [STATEMENT_FILES.result]: await sign(resultStatement(posture, gate)),
    [STATEMENT_FILES.evidence]: exported.text,
  };
}

function identityOf({ subject }: Posture, digests: SignPostureOptions['model']): ModelIdentity {
  return {
    name: subject.model,
    ...digests,
    ...(subject.digest === undefined ? {} : { manifestDigest: subject.digest }),
  };
}
