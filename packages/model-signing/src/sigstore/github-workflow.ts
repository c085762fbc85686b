import type { SigstoreIdentity } from './contract.ts';

/** A workflow of GitHub Actions at one ref. */
export interface GithubWorkflow {
  /** `owner/name`. */
  readonly repository: string;
  /** File name below `.github/workflows`, such as `release.yml`. */
  readonly workflow: string;
  /** Full ref, such as `refs/heads/main` or `refs/tags/v1.2.0`. */
  readonly ref: string;
  /**
   * `owner/name` of the repository that runs it, for a reusable workflow that others call. Default: the
   * workflow's own repository.
   */
  readonly calledFrom?: string;
  /** Default: `https://github.com`. */
  readonly serverUrl?: string;
  /** Default: `https://token.actions.githubusercontent.com`. */
  readonly issuer?: string;
}

const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/u;
const WORKFLOW = /^[A-Za-z0-9._-]+\.ya?ml$/u;
const REF = /^refs\/[^\s*?[\\^~:]+$/u;

/**
 * The identity of a GitHub Actions workflow: exact, with the source repository as a claim.
 *
 * The claim matters for reusable workflows: their identity is the same for every caller.
 *
 * @throws {RangeError} when a part has the wrong form; patterns are never accepted
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export function githubWorkflow(options: GithubWorkflow): SigstoreIdentity {
  const { repository, workflow, ref, calledFrom = repository } = options;
  const {
    serverUrl = 'https://github.com',
    issuer = 'https://token.actions.githubusercontent.com',
  } = options;
  need(REPOSITORY.test(repository), 'repository must be owner/name', repository);
  need(REPOSITORY.test(calledFrom), 'calledFrom must be owner/name', calledFrom);
  need(WORKFLOW.test(workflow), 'workflow must be a file name such as release.yml', workflow);
  need(REF.test(ref), 'ref must be a full ref such as refs/heads/main', ref);
  return {
    identity: `${serverUrl}/${repository}/.github/workflows/${workflow}@${ref}`,
    issuer,
    claims: { sourceRepositoryUri: `${serverUrl}/${calledFrom}` },
  };
}

function need(holds: boolean, what: string, got: string): void {
  if (!holds) throw new RangeError(`${what}, got ${JSON.stringify(got)}`);
}
