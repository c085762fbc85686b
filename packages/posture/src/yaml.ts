import { CodedError } from '@weighbridge/core';
import { isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, ParsedNode, Scalar } from 'yaml';
import type { z } from 'zod';
import { catalogue } from './catalogue.ts';
import { pointerStep } from './pointer.ts';
import type { Policy } from './policy.ts';
import { policySchema } from './schema.ts';
import { cut } from './text.ts';

/** Maximum length of a policy, in UTF-16 code units (CWE-400). */
const MAX_LENGTH = 256_000;
/** Maximum number of problems in one error. */
const MAX_PROBLEMS = 20;

/**
 * `TOO_LARGE`: longer than 256,000 characters. `BAD_YAML`: not a single YAML 1.2 document, a duplicate key, or an
 * alias, anchor or custom tag (CWE-776). `BAD_POLICY`: YAML, but not a policy.
 */
export type PolicyErrorCode = 'TOO_LARGE' | 'BAD_YAML' | 'BAD_POLICY';

/** One thing that is wrong with a policy file. */
export interface PolicyProblem {
  /** RFC 6901 pointer to the nearest value that exists in the document. */
  readonly pointer: string;
  /** What is wrong there, in one sentence. */
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/**
 * The text is not a policy; `details.problems` says where and why, `details.line` and `.column` where the first one is.
 */
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
  const source = readYaml(text);
  throwIf('BAD_YAML', yamlProblems(source));
  const { success, data, error } = policySchema.safeParse(source.document.toJS());
  const issues = success ? catalogueProblems(data) : error.issues.flatMap(issuesOf);
  throwIf(
    'BAD_POLICY',
    issues.map((issue) => problemAt(source, issue)),
  );
  return data as Policy;
}

interface Source {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** `uniqueKeys` is off because its check takes quadratic time (CWE-407); `yamlProblems` takes linear time. */
function readYaml(text: string): Source {
  const lines = new LineCounter();
  const options = { version: '1.2', schema: 'core', merge: false, strict: true } as const;
  const document = parseDocument(text, {
    ...options,
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    stringKeys: true,
  });
  return { document, lines };
}

function yamlProblems({ document, lines }: Source): readonly PolicyProblem[] {
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    located(lines, pos[0], '', message),
  );
  if (problems.length > 0) return problems;
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || node.anchor !== undefined) {
        problems.push(located(lines, offsetOf(node), '', 'anchors and aliases are not read'));
      }
    },
    Map(_key, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        // `stringKeys` has already rejected any other key.
        const { value } = key as Scalar;
        if (value === '__proto__') {
          problems.push(located(lines, offsetOf(key), '', '__proto__ is not allowed as a key'));
        }
        if (seen.has(value)) {
          const message = `the key ${JSON.stringify(value)} appears twice`;
          problems.push(located(lines, offsetOf(key), '', message));
        }
        seen.add(value);
      }
    },
  });
  return problems;
}

/** The offset at which a node begins; a parsed node always has one. */
function offsetOf(node: unknown): number {
  return (node as ParsedNode).range[0];
}

/** A failed choice reports the branch that got furthest; every unknown key reports itself. */
function issuesOf(issue: z.core.$ZodIssue): readonly Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: 'not a key of a policy',
    }));
  }
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.map((issues) =>
    issues.map(({ path, message }) => ({ path: [...issue.path, ...path], message })),
  );
  const depthOf = (branch: readonly Issue[]) =>
    Math.max(0, ...branch.map(({ path }) => path.length));
  return branches.sort((a, b) => depthOf(b) - depthOf(a))[0] ?? [issue];
}

/**
 * What the schema cannot express: ages can only be shortened, every waiver has its own id and every signer its own
 * name, and an observer is one of the signers.
 */
function catalogueProblems(policy: Policy): readonly Issue[] {
  const limits = new Map(catalogue.controls.map(({ id, maxAgeDays }) => [id, maxAgeDays]));
  const ages = Object.entries(policy.maxAgeDays ?? {}).flatMap(([id, days]) => {
    const limit = limits.get(id) ?? 0;
    const message = `at most ${limit} days, as in the catalogue`;
    return days <= limit ? [] : [{ path: ['maxAgeDays', id], message }];
  });
  const waivers = policy.waivers?.map(({ id }) => id);
  const signers = policy.signers?.map(({ name }) => name);
  const strangers = (policy.observers ?? []).flatMap(({ signer }, at) =>
    signers?.includes(signer)
      ? []
      : [{ path: ['observers', at, 'signer'], message: 'no signer has this name' }],
  );
  const { requires } = policy;
  const enforced = (policy.advisory ?? []).flatMap((id, at) =>
    requires === 'all' || requires.includes(id)
      ? [{ path: ['advisory', at], message: `${id} is required, so it cannot be advisory` }]
      : [],
  );
  return [
    ...ages,
    ...enforced,
    ...strangers,
    ...repeated(waivers, (at) => ['waivers', at, 'id'], 'another waiver has this id'),
    ...repeated(signers, (at) => ['signers', at, 'name'], 'another signer has this name'),
  ];
}

function repeated(
  names: readonly string[] | undefined,
  pathOf: (at: number) => readonly PropertyKey[],
  message: string,
): readonly Issue[] {
  const seen = new Set<string>();
  const twice = names?.flatMap((name, at) => {
    if (seen.has(name)) return [{ path: pathOf(at), message }];
    seen.add(name);
    return [];
  });
  return twice ?? [];
}

function problemAt({ document, lines }: Source, { path, message }: Issue): PolicyProblem {
  const pointer = path.map((step) => pointerStep(String(step))).join('');
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return located(lines, offsetOf(node), pointer, message);
  }
  return located(lines, 0, pointer, message);
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
  const where = pointer === '' ? '' : `${cut(pointer)}: `;
  throw new PolicyError(code, `line ${line}, column ${column}: ${where}${message}${more}`, {
    details: { line, column, pointer, problems: problems.slice(0, MAX_PROBLEMS) },
  });
}
