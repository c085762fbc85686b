import { isRelativePath, sha256Digest } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import type { SignerFacts, VerificationProblem } from '@weighbridge/evidence';
import {
  parseEvidenceStatement,
  PREDICATE_TYPES,
  verifyAttestation,
} from '@weighbridge/model-signing/attestation';
import type { EvidenceStatement } from '@weighbridge/model-signing/attestation';
import { inspectBundle } from '@weighbridge/model-signing/bundle';
import type { StatementSource } from '../inputs.ts';
import type { AttestationFile, TrustContext } from '../signing/check-attestations.ts';
import { toSignerFacts } from '../signing/facts.ts';
import { outcomeOf, verifyByAny } from '../signing/trust.ts';

const UTF8 = new TextDecoder('utf-8');
/** A statement that can be read, and says something else. */
const OF_ANOTHER_KIND = 'ATTESTATION_PREDICATE';

/** What became of one statement of evidence. */
export interface CheckedStatement {
  /** Where it lies, relative to the model's root, or what else it is called. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly file: Digest;
  /** What it says; absent where it cannot be read. */
  readonly said?: EvidenceStatement;
  /** Who is proved to have signed it; null: nobody is. */
  readonly signer: SignerFacts | null;
  /** Why it cannot be read or does not verify. */
  readonly problem?: VerificationProblem;
}

/**
 * Reads and verifies statements of evidence, each for itself: those beside the model, and those from elsewhere.
 * Files beside the model that claim to be nothing of the kind are left out.
 */
export async function checkStatements(
  beside: readonly AttestationFile[],
  given: readonly StatementSource[],
  context: TrustContext,
): Promise<readonly CheckedStatement[]> {
  const named = given.map(({ path, bytes }) => ({ path: nameOf(path), bytes, isMeant: true }));
  const files = [...beside.map((file) => ({ ...file, isMeant: false })), ...named];
  const checked: CheckedStatement[] = [];
  for (const { path, bytes, isMeant } of files) {
    const { said, problem } = await readOne(bytes);
    const common = { path, file: sha256Digest(bytes) };
    if (said !== undefined)
      checked.push({ ...common, said, ...(await verify(bytes, said, context)) });
    else if (isMeant || (problem.code !== OF_ANOTHER_KIND && claimsEvidence(bytes)))
      checked.push({ ...common, signer: null, problem });
  }
  return checked;
}

type Read =
  | { readonly said: EvidenceStatement; readonly problem?: undefined }
  | { readonly said?: undefined; readonly problem: VerificationProblem };

async function readOne(bytes: Uint8Array): Promise<Read> {
  const answer = await outcomeOf(async () => parseEvidenceStatement(bytes));
  return 'value' in answer ? { said: answer.value } : { problem: answer.problem };
}

async function verify(
  bytes: Uint8Array,
  { method }: EvidenceStatement,
  { signers, sigstoreRoot, now, signal }: TrustContext,
): Promise<Pick<CheckedStatement, 'signer' | 'problem'>> {
  if (method === null) return { signer: null };
  const attempt = await verifyByAny(method, signers, sigstoreRoot, (trust) =>
    verifyAttestation(bytes, {
      trust,
      policy: { predicateTypes: [PREDICATE_TYPES.evidence], subjects: 'any' },
      now,
      signal,
    }),
  );
  if ('value' in attempt) return { signer: toSignerFacts(attempt.value.signer) };
  return { signer: null, ...(attempt.problem && { problem: attempt.problem }) };
}

/** A name under which a file can be remembered: a path below the root, whatever it was. */
function nameOf(path: string): string {
  const last = path.split(/[\\/]/).at(-1) ?? '';
  if (isRelativePath(path)) return path;
  return isRelativePath(last) ? last : 'evidence.json';
}

/** Whether a file that cannot be read claims to be a statement of evidence. */
function claimsEvidence(bytes: Uint8Array): boolean {
  try {
    const value = JSON.parse(UTF8.decode(bytes)) as Readonly<Record<string, unknown>>;
    const isBare = typeof value['_type'] === 'string';
    if (!isBare && !('dsseEnvelope' in value) && !('payload' in value)) return false;
    const { predicateType } = isBare ? value : inspectBundle(bytes).claims.statement;
    return predicateType === PREDICATE_TYPES.evidence;
  } catch {
    return false;
  }
}
