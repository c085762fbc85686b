import type { LicencePayload } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import type { LicenceAnswer, LicenceLists } from '../../spdx.ts';
import { evaluateLicence, licenceLists } from '../../spdx.ts';
import { cut } from '../../text.ts';
import { firstOf } from '../shared/shape.ts';

type Licence = LicencePayload['licences'][number];

/** Maximum number of licences that one model is judged by (CWE-400). */
const MAX_LICENCES = 1000;
/** Tiers at which a licence can be relied on: at least somebody wrote it down. */
const RELIABLE: readonly unknown[] = ['verified', 'measured', 'declared'];

/** What `bom/licence` says to WB-BOM-4: whether the policy allows every licence that applies. */
export function judgeLicence({ licences: found }: LicencePayload, policy: Policy): Judgement {
  if (policy.licences === undefined) {
    return inconclusive(
      'The policy lists no licences.',
      'Say in the policy which licences it allows.',
    );
  }
  if (found.length === 0) {
    return inconclusive(
      'No licence was found.',
      'State the licence of the model in its card (README.md), or put its text into LICENSE.',
    );
  }
  if (found.length > MAX_LICENCES) {
    return inconclusive(
      `More than ${MAX_LICENCES} licences were found.`,
      'State in the model card the licences that apply to the model itself.',
    );
  }
  return judgeAll(found, licenceLists(policy.licences.allow, policy.licences.deny));
}

function judgeAll(all: readonly Licence[], lists: LicenceLists): Judgement {
  const unread = all.filter((each) => each.problem !== undefined);
  const found = all.filter((each) => !unread.includes(each));
  const answered = (wanted: LicenceAnswer | undefined) =>
    [...new Set(found.map(expressionOf))]
      .filter((text) => evaluateLicence(text, lists) === wanted)
      .sort();
  const denied = answered('denied');
  if (denied.length > 0) {
    return {
      outcome: 'adverse',
      message: `The policy denies ${firstOf(denied)}.`,
      remedy: `Choose a model under another licence than ${firstOf(denied)}${placed(found, denied)}, or have whoever answers for the policy allow it.`,
    };
  }
  if (unread.length > 0) {
    const problems = unread.map(problemOf).sort();
    return inconclusive(
      `The licence is not known: ${firstOf(problems)}.`,
      `Make the files that mention the licence readable${placed(unread, problems, problemOf)}, or state the licence in the model card.`,
    );
  }
  const unreadable = answered(undefined);
  if (unreadable.length > 0) {
    return inconclusive(
      `${firstOf(unreadable)} is not an SPDX expression.`,
      `Write the licence as an SPDX expression instead of ${firstOf(unreadable)}${placed(found, unreadable)}.`,
    );
  }
  const open = judgeUnlisted(found, answered('unlisted'));
  if (open !== undefined) return open;
  return { outcome: 'supports', message: `The policy allows ${firstOf(answered('allowed'))}.` };
}

function judgeUnlisted(
  found: readonly Licence[],
  unlisted: readonly string[],
): Judgement | undefined {
  if (unlisted.length > 0) {
    return inconclusive(
      `The policy neither allows nor denies ${firstOf(unlisted)}.`,
      `Have whoever answers for the policy allow or deny ${firstOf(unlisted)}${placed(found, unlisted)}.`,
    );
  }
  const guessed = found.filter((each) => !RELIABLE.includes(each.tier));
  if (guessed.length > 0) {
    return inconclusive(
      `${firstOf([...new Set(guessed.map(expressionOf))].sort())} is only inferred; nobody wrote it down.`,
      'State the licence of the model in its card (README.md), or put its text into LICENSE.',
    );
  }
  return undefined;
}

function expressionOf({ expression }: Licence): string {
  return expression;
}

function problemOf({ locator, problem = '' }: Licence): string {
  return `${locator} ${problem}`;
}

/** Where the first of the named items is written, as far as the evidence says. */
function placed(
  found: readonly Licence[],
  [first]: readonly string[],
  wordsOf: (licence: Licence) => string = expressionOf,
): string {
  const [locator] = found.filter((each) => wordsOf(each) === first).map((each) => each.locator);
  return locator ? ` (${cut(locator)})` : '';
}

function inconclusive(message: string, remedy: string): Judgement {
  return { outcome: 'inconclusive', message, remedy };
}
