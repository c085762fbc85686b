/**
 * Selects a keyless signer: always by the exact issuer, and by one of the other three members.
 *
 * A pattern is anchored at both ends; `*` stands for one or more characters other than `/`, so it never crosses into
 * another part of a URI.
 */
export interface SignerIdentity {
  /** URL of the OpenID Connect issuer, compared exactly. */
  readonly issuer: string;
  /** E-mail address or URI, compared exactly. */
  readonly identity?: string;
  /** The identity as a pattern, for instance `https://github.com/acme/ci/.github/workflows/sign.yml@*`. */
  readonly identityPattern?: string;
  /** A workflow by the certificate's claims about its run, whatever reusable workflow it called to sign. */
  readonly workflow?: WorkflowIdentity;
}

/** A workflow of a repository, at matching refs. */
export interface WorkflowIdentity {
  /** URL of the repository that runs it, for instance `https://github.com/acme/fraud`; exact. */
  readonly repository: string;
  /** Path of the workflow in it, for instance `.github/workflows/release.yml`; exact. */
  readonly workflow: string;
  /** Full ref, exact or a pattern, for instance `refs/heads/main` or `refs/tags/v*`. */
  readonly ref: string;
}

/** What a certificate proves about a keyless signer. */
export interface IdentityFacts {
  /** E-mail address or URI. */
  readonly identity?: string;
  /** URL of the OpenID Connect issuer. */
  readonly issuer?: string;
  /** Claims by the names of Fulcio's extensions, for instance `sourceRepositoryUri`. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** Maximum length of a compared text, in UTF-16 code units. */
const MAX_LENGTH = 2000;

/**
 * Whether the proved facts match the wanted signer. An invalid identity (`identityProblem`) matches nobody.
 * Cost: O(n m) for pattern and text, each at most 2,000 code units.
 *
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export function isIdentity(wish: SignerIdentity, facts: IdentityFacts): boolean {
  if (identityProblem(wish) !== undefined || wish.issuer !== facts.issuer) return false;
  const { identity, identityPattern, workflow } = wish;
  if (identity !== undefined) return identity === facts.identity;
  if (identityPattern !== undefined) return matchesPattern(identityPattern, facts.identity ?? '');
  return workflow !== undefined && isWorkflow(workflow, facts.claims ?? {});
}

/** What is wrong with a wanted identity, as a clause; undefined if it can be compared. */
export function identityProblem(wish: SignerIdentity): string | undefined {
  const { issuer, identity, identityPattern, workflow } = wish;
  const given = [identity, identityPattern, workflow].filter((each) => each !== undefined);
  if (given.length !== 1) return 'give one of identity, identityPattern and workflow';
  const texts = [issuer, identity ?? 'x', identityPattern ?? 'x', ...Object.values(workflow ?? {})];
  if (!texts.every((text) => typeof text === 'string' && text !== '')) return 'a text is empty';
  if (texts.some((text) => text.length > MAX_LENGTH)) {
    return `a text has more than ${MAX_LENGTH} characters`;
  }
  if (identityPattern !== undefined) return patternProblem(identityPattern);
  return workflow === undefined ? undefined : workflowProblem(workflow);
}

/** Whether the whole text matches the pattern; `*` is one or more characters other than `/`. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [wanted, found] = [pattern.split('/'), text.split('/')];
  if (text.length > MAX_LENGTH || wanted.length !== found.length) return false;
  return wanted.every((part, i) => matchesPart(part, found[i] ?? ''));
}

/** Each `*` matches as little as possible; the last literal must match at the end. */
function matchesPart(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === text;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const literal of rest) {
    const found = text.indexOf(literal, at + 1);
    if (found < 0) return false;
    at = found + literal.length;
  }
  return text.length - last.length > at;
}

/** A pattern must contain the server literally: the host of a URI, or everything after the `@`. */
function patternProblem(pattern: string): string | undefined {
  const isUri = /^[a-z][a-z0-9+.-]*:\/\/[^/*]+\/[^*]/.test(pattern);
  const isMail = /^[^/@]*@[^/@*]+$/.test(pattern);
  return isUri || isMail
    ? undefined
    : 'a pattern begins with a whole https://host/ and a part of the path, or ends with a whole @domain';
}

function workflowProblem({ repository, workflow, ref }: WorkflowIdentity): string | undefined {
  if (!/^https:\/\/[^/*]+\/[^*]+[^/*]$/.test(repository)) return 'repository is its https URL';
  if (/[*@]/.test(workflow)) return 'workflow is the path of one file';
  return /^refs\/[^/*]+\/./.test(ref) ? undefined : 'ref begins with refs/heads/ or refs/tags/';
}

function isWorkflow(
  { repository, workflow, ref }: WorkflowIdentity,
  claims: Readonly<Record<string, string>>,
): boolean {
  const of = (name: string): string => (Object.hasOwn(claims, name) ? (claims[name] ?? '') : '');
  return (
    of('sourceRepositoryUri') === repository &&
    matchesPattern(ref, of('sourceRepositoryRef')) &&
    matchesPattern(`${repository}/${workflow}@${ref}`, of('buildConfigUri'))
  );
}
