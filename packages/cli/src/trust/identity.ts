import { identityProblem } from '@weighbridge/core';
import type { SignerIdentity } from '@weighbridge/core';
import { CliError } from '../error.ts';
import type { TrustOptions } from './options.ts';

/**
 * The keyless signer that the options name.
 *
 * @throws {CliError} BAD_USAGE when they name none or several, or would let anyone in
 */
export function identityOf(options: TrustOptions): SignerIdentity {
  const { identity, identityPattern, identityProvider: issuer } = options;
  const workflow = workflowOf(options);
  const ways = { identity, identityPattern, workflow };
  const given = Object.entries(ways).filter(([, way]) => way !== undefined);
  if (issuer === undefined || given.length !== 1) {
    throw new CliError(
      'BAD_USAGE',
      'Give --identity-provider with one of --identity, --identity-pattern and --repository: without both, strangers would be let in.',
    );
  }
  const wish: SignerIdentity = { issuer, ...Object.fromEntries(given) };
  const problem = identityProblem(wish);
  if (problem === undefined) return wish;
  const told = workflow === undefined ? problem : workflowProblemOf(options, problem);
  throw new CliError('BAD_USAGE', `Correct who may sign: ${told}.`);
}

/** The named workflow, complete or not. */
function workflowOf({ repository, workflow, ref }: TrustOptions): SignerIdentity['workflow'] {
  if ([repository, workflow, ref].every((part) => part === undefined)) return undefined;
  return { repository: repository ?? '', workflow: workflow ?? '', ref: ref ?? '' };
}

function workflowProblemOf(options: TrustOptions, problem: string): string {
  const parts = ['repository', 'workflow', 'ref'] as const;
  const missing = parts.filter((part) => options[part] === undefined);
  return missing.length === 0
    ? problem
    : `--repository, --workflow and --ref go together, and --${missing.join(', --')} is missing`;
}
