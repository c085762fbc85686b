import type { Posture } from '@weighbridge/core';
import { modelDigests } from '@weighbridge/model-signing/attestation';
import { assess } from '@weighbridge/posture';
import fc from 'fast-check';
import { signPosture } from '../../src/index.ts';
import type { AssessmentInputs } from '../../src/index.ts';
import { PAYLOAD, ROOT, signer } from './keys.ts';
import { randomInputs } from './random-inputs.ts';

/** After the random inputs were assessed. */
export const NOW = new Date('2026-11-23T13:00:00Z');

/** Random inputs, each with its posture. */
export const samples = fc.sample(randomInputs, { numRuns: 600, seed: 3 }).map((inputs) => {
  const { evidence, findings, policy, now, previous } = inputs;
  return { ...inputs, posture: assess(evidence, findings, policy, now, previous) };
});

/** The first of the random inputs that lead to this outcome and name the exact bytes of a model. */
export function inputsWith(outcome: string): AssessmentInputs & { readonly posture: Posture } {
  const found = samples.find(({ posture }) => {
    return posture.gate.outcome === outcome && posture.subject.digest !== undefined;
  });
  if (found === undefined) throw new Error(`no inputs with ${outcome}`);
  return found;
}

/** Digests of a signature of the model. */
export const model = { payloadDigest: PAYLOAD, root: ROOT };
/** Signs a posture of the model. */
export const sign = (inputs: AssessmentInputs & { readonly posture: Posture }) => {
  const { now: _now, ...rest } = inputs;
  return signPosture(rest, signer, { model });
};
/** What the statements about the model name. */
export const digestsOf = ({ subject }: Posture) =>
  modelDigests({
    name: subject.model,
    ...model,
    ...(subject.digest && { manifestDigest: subject.digest }),
  });
