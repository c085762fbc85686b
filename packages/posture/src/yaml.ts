import { CodedError } from '@weighbridge/core';
import { isAlias, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { catalogue } from './catalogue.ts';
import type { Policy } from './policy.ts';
import { policySchema } from './schema.ts';

/** Longest policy that is read, in UTF-16 code units (CWE-400). */
const MAX_LENGTH = 1_000_000;
/** Most problems that one error tells of. */
const MAX_PROBLEMS = 20;

/**
 * `TOO_LARGE`: longer than 1,000,000 characters. `BAD_YAML`: not one YAML 1.2 document, a key that stands
 * twice, or an alias, anchor or custom tag (CWE-776). `BAD_POLICY`: YAML, but no policy.
 */
export type PolicyErrorCode = 'TOO_LARGE' | 'BAD_YAML' | 'BAD_POLICY';

/** One thing that is wrong with a policy file. */
export interface PolicyProblem {
  /** RFC 6901 pointer into the document; the nearest value that is there. */
  readonly pointer: string;
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** The text is not a policy; `details.problems` says where and why, `details.line` and `.column` where first. */
export class PolicyError extends CodedError<PolicyErrorCode> {}

/**
 * Reads a policy file.
 *
 * @throws {PolicyError} TOO_LARGE, BAD_YAML, BAD_POLICY
 * @see schema/policy.schema.json for editors
 */
export function parsePolicy(text: string): Policy {
  if (text.length > MAX_LENGTH) {
    throw new PolicyError('TOO_LARGE', `a policy has at most ${MAX_LENGTH} characters`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    merge: false,
    strict: true,
    prettyErrors: false,
    stringKeys: true,
  });
  throwIf('BAD_YAML', yamlProblems(document, lines));
  const result = policySchema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) =>
      problemAt(document, lines, path, message),
    );
    throwIf('BAD_POLICY', problems);
    throw new PolicyError('BAD_POLICY', 'not a policy', { cause: result.error });
  }
  throwIf('BAD_POLICY', catalogueProblems(result.data, document, lines));
  return result.data;
}

function yamlProblems(document: Document.Parsed, lines: LineCounter): readonly PolicyProblem[] {
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    located(lines, pos[0], '', message),
  );
  visit(document, {
    Node(_key, node) {
      const anchored = isAlias(node) || ('anchor' in node && node.anchor !== undefined);
      if (anchored) {
        problems.push(located(lines, node.range?.[0] ?? 0, '', 'anchors and aliases are not read'));
      }
    },
  });
  return problems;
}

/** What the shape cannot say: ages only ever shorten, and every waiver has a name of its own. */
function catalogueProblems(
  policy: Policy,
  document: Document.Parsed,
  lines: LineCounter,
): readonly PolicyProblem[] {
  const limits = new Map(catalogue.controls.map(({ id, maxAgeDays }) => [id, maxAgeDays]));
  const ages = Object.entries(policy.maxAgeDays ?? {}).flatMap(([id, days]) => {
    const limit = limits.get(id) ?? 0;
    return days <= limit
      ? []
      : [problemAt(document, lines, ['maxAgeDays', id], `at most ${limit} days for ${id}`)];
  });
  const seen = new Set<string>();
  const names = (policy.waivers ?? []).flatMap(({ id }, at) => {
    const twice = seen.has(id);
    seen.add(id);
    return twice ? [problemAt(document, lines, ['waivers', at, 'id'], `${id} stands twice`)] : [];
  });
  return [...ages, ...names];
}

function problemAt(
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly PropertyKey[],
  message: string,
): PolicyProblem {
  for (let length = path.length; length >= 0; length -= 1) {
    const here = path.slice(0, length);
    const node = document.getIn(here, true) as { readonly range?: readonly number[] } | undefined;
    const offset = node?.range?.[0];
    if (offset !== undefined || length === 0) {
      const pointer = path.map((step) => `/${escapeStep(String(step))}`).join('');
      return located(lines, offset ?? 0, pointer, message);
    }
  }
  return located(lines, 0, '', message);
}

function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function located(
  lines: LineCounter,
  offset: number,
  pointer: string,
  message: string,
): PolicyProblem {
  const { line, col } = lines.linePos(offset);
  return { pointer, message, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function throwIf(code: PolicyErrorCode, problems: readonly PolicyProblem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const { line, column, pointer, message } = first;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const where = pointer === '' ? '' : `${pointer}: `;
  throw new PolicyError(code, `line ${line}, column ${column}: ${where}${message}${more}`, {
    details: { line, column, pointer, problems: problems.slice(0, MAX_PROBLEMS) },
  });
}
