import type { Digest, GateOutcome } from '@weighbridge/core';
import type {
  AttestationPolicy,
  VerifiedAttestation,
} from '@weighbridge/model-signing/attestation';
import { CliError } from '../../../error.ts';
import { EXIT, exitOf as gateExit } from '../../../exit.ts';
import type { ExitCode } from '../../../exit.ts';
import { guarded } from '../../../failure/guard.ts';
import { readBytes } from '../../../files/read-input.ts';
import type { Io } from '../../../io.ts';
import { MAX_BUNDLE_BYTES } from '../../../model/signature.ts';
import { assertOutput } from '../../../output/emit.ts';
import { writeAnswer } from '../../../output/write-answer.ts';
import { manifestOf } from '../../../subjects/manifest.ts';
import { assertNames } from '../../../subjects/signature-names.ts';
import { subjectsOf } from '../../../subjects/subjects.ts';
import { methodOf, trustBy } from '../../../trust/trust.ts';
import { thresholdOf } from '../fail-on.ts';
import { attestedAnswer } from './answer.ts';
import type { AttestationOptions } from './options.ts';
import { policyOf } from './policy.ts';

/** Verifies a statement against what the options say it must say. */
export async function attestationCommand(
  file: string,
  options: AttestationOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'attestation',
    subject: file,
    flag: 'verified',
    word: 'NOT VERIFIED',
    interrupted: 'nothing was verified',
  };
  return guarded(io, options, wording, async () => {
    await assertOutput(io, options);
    const bundle = await readBytes(io.cwd, file, 'an attestation', MAX_BUNDLE_BYTES);
    const trust = await trustBy(methodOf(options), options, io);
    const policy = await policyOf(options, await subjectsIn(options, io));
    const { verifyAttestation } = await import('@weighbridge/model-signing/attestation');
    const verified = await verifyAttestation(bundle, {
      trust,
      policy: checked(policy),
      signal: io.signal,
      now: options.now ?? io.now(),
    });
    const seen = await assertNames(file, options, io);
    const threshold = thresholdOf(verified.warnings, options);
    await writeAnswer(
      io,
      attestedAnswer(file, verified, threshold, seenIn(options, seen)),
      options,
    );
    const code = exitOf(verified);
    return code === EXIT.ok ? threshold.code : code;
  });
}

/** A posture that is only read is no pass where it says that the gate is shut. */
function exitOf({ facts }: VerifiedAttestation): ExitCode {
  return facts.kind === 'posture' ? gateExit(facts.outcome as GateOutcome).code : EXIT.ok;
}

/** The digests that it must be about; a folder without a signature is named by its own digest. */
async function subjectsIn(options: AttestationOptions, io: Io): Promise<readonly Digest[]> {
  const subjects = await subjectsOf(options, io);
  const { model, signature } = options;
  if (model === undefined || signature !== undefined) return subjects;
  const { assertAllSeen } = await import('@weighbridge/weigh');
  const { digest, unseen } = await manifestOf(model, options, io);
  assertAllSeen(unseen);
  return [...subjects, digest];
}

/** What is said of files where a signature names the model. */
function seenIn({ signature }: AttestationOptions, model: string | undefined): string | undefined {
  if (signature === undefined) return undefined;
  return model === undefined
    ? 'not looked at: it is about the files that the signature lists, whatever else is here (--model looks)'
    : `all of ${model}, as the signature lists them`;
}

function checked(policy: AttestationPolicy): AttestationPolicy {
  if (policy.subjects.length > 0) return policy;
  throw new CliError(
    'BAD_USAGE',
    'Say what it must be about with --model, --file, --signature or --subject: a statement about something else proves nothing.',
  );
}
