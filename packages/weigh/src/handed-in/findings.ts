import { findingByRule } from '@weighbridge/core';
import type { Finding } from '@weighbridge/core';
import { cappedFindings } from '../findings.ts';
import { evidenceLeftOut, evidenceUnproved, evidenceUnread } from '../rules.ts';
import { unseen } from '../unseen.ts';
import type { CheckedStatement } from './check-statements.ts';
import type { LeftOut } from './sort-out.ts';

/** What is wrong with the statements handed in; none of it is adverse to the model. */
export function handedInFindings(
  statements: readonly CheckedStatement[],
  leftOut: readonly LeftOut[],
): readonly Finding[] {
  const troubles = statements.flatMap((each) => troubleWith(each) ?? []);
  return cappedFindings([...troubles, ...leftOut.map(toFinding)]);
}

function troubleWith({ path, said, signer, problem }: CheckedStatement): Finding | undefined {
  if (said === undefined) {
    return unseen(evidenceUnread, problem?.message ?? 'it holds nothing', { path, key: path });
  }
  if (signer !== null) return undefined;
  const why = said.method === null ? 'it is not signed' : problem?.message;
  return unseen(evidenceUnproved, why ?? 'the policy names nobody who may sign', {
    path,
    key: path,
  });
}

function toFinding({ path, reason, count }: LeftOut): Finding {
  return findingByRule(evidenceLeftOut, {
    kind: 'unknown',
    level: 'note',
    message: `${evidenceLeftOut.summary} It is ${count} of ${path}: ${reason}.`,
    locations: [{ path }],
    key: `${path} ${reason}`,
  });
}
