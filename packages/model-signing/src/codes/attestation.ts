import type { CodeDescription } from './code.ts';

/** Codes of attestations: statements about a model that are signed apart from it. */
export const attestationCodes = {
  ATTESTATION_MALFORMED: {
    stage: 'attestation',
    when: 'the signed payload is not an in-toto statement 0.1 or 1, or its predicate lacks a member, has one of the wrong type, or contradicts itself',
    advice: 'Have the statement made again by a current tool.',
  },
  ATTESTATION_TOO_LARGE: {
    stage: 'attestation',
    when: 'the statement has more bytes or subjects, or the folder of attestations more files or bytes, than the limit (CWE-400)',
    advice: 'Raise the limit if the statement is that large.',
  },
  ATTESTATION_PREDICATE: {
    stage: 'attestation',
    when: 'the statement has a different predicate type than the policy asks for',
    advice: 'Give the attestation that the policy asks for.',
  },
  ATTESTATION_SUBJECT: {
    stage: 'attestation',
    when: 'the statement is not about the digests that the policy names',
    advice: 'Do not use this attestation: it belongs to another model or another version of it.',
  },
  ATTESTATION_BUILDER: {
    stage: 'attestation',
    when: 'the provenance names a builder or build type that the policy does not allow',
    advice: 'Build on a platform that the policy trusts; do not widen the policy to make it pass.',
  },
  ATTESTATION_SOURCE: {
    stage: 'attestation',
    when: 'the provenance does not name the source repository, ref or commit that the policy asks for',
    advice: 'Check where the model was built from: it is not the agreed source.',
  },
  ATTESTATION_VERIFIER: {
    stage: 'attestation',
    when: 'the summary or result comes from a verifier that the policy does not allow',
    advice: 'Use the result of a verifier that the policy trusts.',
  },
  ATTESTATION_RESULT: {
    stage: 'attestation',
    when: 'the verification summary does not say PASSED',
    advice: 'Do not admit the model: its verifier refused it.',
  },
  ATTESTATION_LEVEL: {
    stage: 'attestation',
    when: 'the summary or result lacks a level or property that the policy asks for',
    advice: 'Have the model verified for what the policy asks.',
  },
  ATTESTATION_RESOURCE: {
    stage: 'attestation',
    when: 'the verification summary is about a different resource URI than the policy names',
    advice: 'Use the summary that was made for this place of use.',
  },
  ATTESTATION_POLICY: {
    stage: 'attestation',
    when: 'the summary or result was made under a different policy than the one asked for',
    advice: 'Have the model verified under the policy that you ask for.',
  },
  ATTESTATION_TIME: {
    stage: 'attestation',
    when: 'the statement is older than the policy allows, past its own stated end, dated in the future or without a time',
    advice: 'Have the model verified again.',
  },
  ATTESTATION_FILE: {
    stage: 'attestation',
    when: 'the attestation cannot be written next to the model: the folder is a link, or the file exists or cannot be created',
    advice: 'Check the folder, choose another name, or allow the file to be replaced.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
