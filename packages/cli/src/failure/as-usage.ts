import { CliError } from '../error.ts';

/** The command-line flags of a policy's members. */
const FLAGS: readonly (readonly [member: string, flag: string])[] = [
  ['policy.subjects', '--subject'],
  ['policy.provenance.source.commit', '--source-commit'],
  ['policy.provenance.source', '--source'],
  ['policy.summary.policy.digest', '--policy-digest'],
  ['policy.verificationResult.policy.digest', '--policy-digest'],
];

/** What the library refuses in a policy was typed on the command line: the message names the flag. */
export function asUsage(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error;
  const known = FLAGS.find(([member]) => error.message.startsWith(member));
  if (known === undefined) return error;
  const [member, flag] = known;
  const sentence = `Correct ${flag}:${error.message.slice(member.length)}.`;
  return new CliError('BAD_USAGE', sentence, { cause: error });
}
