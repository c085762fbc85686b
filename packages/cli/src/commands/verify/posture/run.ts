import { dirname, join } from 'node:path';
import type { Digest, Posture } from '@weighbridge/core';
import type {
  AdmissionOptions,
  UnseenEntry,
  VerifiedPosture,
  VerifyPostureOptions,
} from '@weighbridge/weigh';
import { CliError } from '../../../error.ts';
import { EXIT, underStrict } from '../../../exit.ts';
import type { ExitCode } from '../../../exit.ts';
import { guarded } from '../../../failure/guard.ts';
import { readBytes } from '../../../files/read-input.ts';
import type { Io } from '../../../io.ts';
import { assertOutput } from '../../../output/emit.ts';
import { writeAnswer } from '../../../output/write-answer.ts';
import { manifestOf } from '../../../subjects/manifest.ts';
import { assertNames } from '../../../subjects/signature-names.ts';
import { subjectsOf } from '../../../subjects/subjects.ts';
import { methodOf, trustBy } from '../../../trust/trust.ts';
import { loadPolicy } from '../../../weighing/policy.ts';
import { loadPrevious } from '../../../weighing/previous.ts';
import { thresholdOf } from '../fail-on.ts';
import type { AdmissionOutcome } from './admission-outcome.ts';
import { postureAnswer } from './answer.ts';
import type { PostureOptions } from './options.ts';

/** Same as the library's own limit (CWE-400). */
const MAX_BYTES = 256 * 1024 * 1024;
const EVIDENCE = 'posture-evidence.json';

/** Verifies a signed posture, computes its verdict again, and answers as the gate in it answers now. */
export async function postureCommand(
  file: string,
  options: PostureOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'posture-verification',
    subject: file,
    flag: 'verified',
    word: 'NOT VERIFIED',
    interrupted: 'nothing was verified',
    strict: options.strict === true,
  };
  return guarded(io, options, wording, async () => {
    assertCompatible(options);
    await assertOutput(io, options);
    const statement = await readBytes(io.cwd, file, 'a posture statement', MAX_BYTES);
    const asked = await askedOf(file, options, io);
    const { assertAllSeen, statementCodes, verifyPosture } = await import('@weighbridge/weigh');
    const verified = await verifyPosture(statement, { ...asked.proof, genuineOnly: true });
    assertAllSeen(asked.unseen, verified.evidence);
    await assertNames(file, options, io, verified.evidence);
    const outcome = await outcomeOf(verified, asked.admission, options);
    const threshold = thresholdOf(verified.attestation.warnings, options);
    const plain =
      outcome instanceof Error ? EXIT[statementCodes[outcome.code].conclusion] : threshold.code;
    const code = underStrict(plain, options.strict);
    await writeAnswer(io, await postureAnswer(file, verified, outcome, threshold, code), options);
    return code;
  });
}

/** `--genuine-only` excludes every option that says which admission counts. */
function assertCompatible({ genuineOnly, strict, maxAge }: PostureOptions): void {
  if (genuineOnly !== true || (strict === undefined && maxAge === undefined)) return;
  throw new CliError(
    'BAD_USAGE',
    'Leave out --genuine-only, or --strict and --max-age: it requires no admission, and they say which one counts.',
  );
}

interface Asked {
  readonly proof: VerifyPostureOptions;
  readonly admission: AdmissionOptions;
  /** What in the model here its digest does not cover. */
  readonly unseen: readonly UnseenEntry[];
}

/** Everything that can be wrong with the call is found here, and the model is read last. */
async function askedOf(file: string, options: PostureOptions, io: Io): Promise<Asked> {
  const { maxAge, strict } = options;
  const now = options.now ?? io.now();
  const beside = options.evidence ?? join(dirname(file), EVIDENCE);
  const trust = await trustBy(methodOf(options), options, io);
  const evidence = await readBytes(io.cwd, beside, '--evidence a file', MAX_BYTES);
  const policy =
    options.policy === undefined ? {} : { policy: await loadPolicy(io.cwd, options.policy) };
  const previous = await previousIn(options, io);
  const { subjects, unseen } = await digestsOf(options, io);
  return {
    unseen,
    proof: { trust, evidence, subjects, now, signal: io.signal, ...policy },
    admission: {
      now,
      ...previous,
      maxAgeMs: maxAge,
      strict,
    },
  };
}

async function previousIn(
  { previous }: PostureOptions,
  io: Io,
): Promise<{ readonly previous?: Posture }> {
  return previous === undefined ? {} : { previous: await loadPrevious(io.cwd, previous) };
}

async function digestsOf(
  options: PostureOptions,
  io: Io,
): Promise<{ readonly subjects: readonly Digest[]; readonly unseen: readonly UnseenEntry[] }> {
  const given = await subjectsOf(options, io);
  if (options.model !== undefined) {
    const { digest, unseen } = await manifestOf(options.model, options, io);
    return { subjects: [...given, digest], unseen };
  }
  if (given.length > 0) return { subjects: given, unseen: [] };
  throw new CliError(
    'BAD_USAGE',
    'Say which model it must be about with --model, --signature or --subject: a posture of another model proves nothing.',
  );
}

/** The outcome of the posture, or the error that says why it does not hold. */
async function outcomeOf(
  verified: VerifiedPosture,
  asked: AdmissionOptions,
  { genuineOnly }: PostureOptions,
): Promise<AdmissionOutcome> {
  const { checkAdmission, checkPrevious, StatementError } = await import('@weighbridge/weigh');
  try {
    if (genuineOnly !== true) return checkAdmission(verified, asked);
    checkPrevious(verified, asked.previous);
    return 'genuine-only';
  } catch (error) {
    if (error instanceof StatementError) return error;
    throw error;
  }
}
