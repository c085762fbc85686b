import { makeFinding } from '@weighbridge/core';
import type { Finding, GradedRule } from '@weighbridge/core';
import type { ReportDocument, RuleDescription } from '@weighbridge/report';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';
import { helpOf } from './codes.ts';
import { nameOf, totalOf } from './detail-facts.ts';
import type { ShownError } from './shown-error.ts';

/** What code-scanning tools get. */
export type Results = Pick<ReportDocument, 'findings' | 'rules'>;

/**
 * What does not stand, as findings: files that differ at their paths by the rules of signatures, and anything else
 * by its error code, which is a rule here as it is in `explain`.
 */
export async function refusalFindings(
  error: ShownError | undefined,
  code: ExitCode,
): Promise<Results> {
  if (error === undefined) return {};
  const differing = await fileFindings(error.details);
  return differing.findings.length > 0 ? differing : codeFinding(error, code);
}

async function fileFindings(
  details: ShownError['details'],
): Promise<{ readonly findings: readonly Finding[]; readonly rules: readonly RuleDescription[] }> {
  const { fileChanged, fileMissing, fileUnsigned, signingFinding } =
    await import('@weighbridge/model-signing/findings');
  const lists: readonly (readonly [member: string, rule: GradedRule])[] = [
    ['mismatched', fileChanged],
    ['missing', fileMissing],
    ['unsignedPresent', fileUnsigned],
  ];
  const found = lists.map(([member, rule]) => {
    const paths = pathsIn(details[member]);
    const more = totalOf(member, details, paths.length) - paths.length;
    const rest = more > 0 ? [{ detail: `${more} more are not listed.`, key: 'more' }] : [];
    const places = [
      ...paths.map((path) => ({ path, detail: `${newName(path, details)}.` })),
      ...rest,
    ];
    return { rule, findings: places.map((place) => signingFinding(rule, place)) };
  });
  return {
    findings: found.flatMap(({ findings }) => findings),
    rules: found.flatMap(({ rule, findings }) => (findings.length === 0 ? [] : [rule])),
  };
}

/** The path, with the one under which the same bytes are now. */
function newName(path: string, { renamed }: ShownError['details']): string {
  const pairs = (Array.isArray(renamed) ? renamed : []) as readonly Readonly<
    Record<string, unknown>
  >[];
  const to = pairs.find(({ from }) => from === path)?.['to'];
  return typeof to === 'string' ? `${path} is now ${to}` : path;
}

/** What is neither a fail nor a pass is open: a statement that is too old speaks against nothing. */
async function codeFinding(
  { code: ruleId, stage, message, details, advice }: ShownError,
  exit: ExitCode,
): Promise<Results> {
  const help = await helpOf(ruleId);
  const paths = stage === 'files' ? pathsIn(details['paths'] ?? [details['path']]) : [];
  const finding = makeFinding({
    ruleId,
    kind: exit === EXIT.undecided ? 'unknown' : 'fail',
    level: 'error',
    message,
    locations: paths.map((path) => ({ path })),
    ...(advice === undefined ? {} : { remediation: advice }),
  });
  const rule = help && { id: ruleId, summary: help.when, remediation: advice ?? help.advice };
  return { findings: [finding], rules: rule === undefined ? [] : [rule] };
}

function pathsIn(list: unknown): readonly string[] {
  return (Array.isArray(list) ? list : []).filter((one) => one !== undefined).map(nameOf);
}
