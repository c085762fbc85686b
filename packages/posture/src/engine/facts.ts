import type { Evidence, JsonObject, RememberedFact, Standing } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { Memorable, Need, ToldByFile } from '../control.ts';
import type { Inputs } from '../input/inputs.ts';
import { sortedFacts } from '../input/remembered.ts';
import { atMost } from './at-most.ts';
import { judgeSafely } from './judge-evidence.ts';
import type { Facts, Past } from './past.ts';
import { answerTo, isUndone, sinceWhen } from './returned.ts';
import { latest } from './sight.ts';

/** Maximum number of facts of one type that a statement keeps (CWE-400); facts against a control come first. */
const MAX_FACTS = 1000;
/** How strongly each standing speaks against a control. */
const SEVERITY: Readonly<Record<Standing, number>> = {
  supports: 0,
  void: 0,
  inconclusive: 1,
  error: 1,
  adverse: 2,
};

/** A need whose type is remembered. */
type Remembering = Need & {
  readonly judge: NonNullable<Need['judge']>;
  readonly remember: Memorable;
};

/**
 * Recalls what files beside the weights said, according to the previous statement.
 *
 * A collector dates everything it finds with the time of the look, so the files that remain would answer those that
 * were deleted. What a file said is therefore answered only if the same file is here (by its digest), a document is at
 * its path again, or something newly signed that holds says otherwise. Until then it still counts, by today's policy
 * and at the instant of the newest look, unless it is about other weights; only support stops counting.
 * Cost: O(files) judge calls.
 */
export function recallFacts({ controls }: Catalogue, inputs: Inputs): Facts {
  const needs = controls.flatMap((control) => control.needs.filter(isRemembering));
  const byType = new Map(needs.map((need) => [need.type, recallType(need, inputs)]));
  return {
    pasts: (type) => byType.get(type)?.pasts ?? [],
    remembered: sortedFacts(Array.from(byType.values()).flatMap(({ remembered }) => remembered)),
  };
}

function isRemembering(need: Need): need is Remembering {
  return need.judge !== undefined && need.remember !== undefined;
}

interface Told extends ToldByFile {
  readonly observedAt: string;
}

function recallType(
  need: Remembering,
  inputs: Inputs,
): {
  readonly pasts: readonly Past[];
  readonly remembered: readonly RememberedFact[];
} {
  const { type, remember } = need;
  // Evidence that others hand in has its own instants and is not a look at the files: it neither repeats nor answers
  // what they say.
  const items = inputs.evidence.filter((item) => item.type === type && item.attested === undefined);
  const known = inputs.previous.remembered.filter((fact) => fact.type === type);
  const here = items.flatMap((item) => toldBy(remember, item));
  const gone = known.filter(isUnanswered(need, { here, items, known }, inputs));
  const awake = gone.filter(isAwake(remember, here));
  const since = sinceWhen(remember, known);
  const listed = here.map(({ path, digest, observedAt, fact }) => ({
    type,
    path,
    digest,
    observedAt,
    ...since({ path, digest }),
    fact,
  }));
  return {
    pasts:
      remember.merge === undefined
        ? alone(need, awake, { known, items }, inputs)
        : merged(need, remember.merge, awake, items, inputs),
    remembered: atMost(
      MAX_FACTS,
      [...gone, ...listed],
      ({ fact }) => standingOf(need, fact, inputs) !== 'supports',
    ),
  };
}

function toldBy({ filesIn }: Memorable, { payload, observedAt }: Evidence): readonly Told[] {
  const told = safely(filesIn)(payload) ?? [];
  return told.map((each) => ({ ...each, observedAt }));
}

/** Whether nothing here repeats or answers a fact. */
function isUnanswered(
  need: Remembering,
  seen: {
    readonly here: readonly Told[];
    readonly items: readonly Evidence[];
    readonly known: readonly RememberedFact[];
  },
  inputs: Inputs,
): (fact: RememberedFact) => boolean {
  const { documentsIn, identityOf, newsAnywhere } = need.remember;
  const read = documentsIn && safely(documentsIn);
  const identity = identityOf && safely(identityOf);
  const digests = new Set<string>(seen.here.map(({ digest }) => digest));
  const documents = new Set(seen.items.flatMap(({ payload }) => read?.(payload)));
  const said = new Set(seen.known.map(({ fact }) => identity?.(fact)));
  const holding = seen.here.filter(({ fact }) => standingOf(need, fact, inputs) === 'supports');
  const news = holding.filter(({ fact }) => {
    const who = identity?.(fact);
    return who !== undefined && !said.has(who);
  });
  const paths = new Set(news.map(({ path }) => path));
  const answeredAnywhere = newsAnywhere === true && news.length > 0;
  const isBack = isUndone(need.remember, seen.known, holding);
  return (fact) =>
    !digests.has(fact.digest) &&
    !documents.has(fact.path) &&
    !paths.has(fact.path) &&
    !answeredAnywhere &&
    !isBack(fact);
}

/** A fact about other weights is dormant, and wakes when those weights are back. */
function isAwake(
  { weightsOf }: Memorable,
  here: readonly Told[],
): (fact: RememberedFact) => boolean {
  const weights = weightsOf && safely(weightsOf);
  const today = new Set(here.flatMap(({ fact }) => weights?.(fact) ?? []));
  return ({ fact }) => {
    const its = weights?.(fact);
    return its === undefined || today.size === 0 || today.has(its);
  };
}

/** Judges each fact by itself. */
function alone(
  need: Remembering,
  facts: readonly RememberedFact[],
  {
    known,
    items,
  }: { readonly known: readonly RememberedFact[]; readonly items: readonly Evidence[] },
  inputs: Inputs,
): readonly Past[] {
  const newest = newestOf(items);
  return facts.flatMap((fact) => {
    const { standing, message } = judgeSafely(need, fact.fact, inputs);
    if (standing === 'supports') return [];
    const at = Math.max(newest, Date.parse(fact.observedAt));
    const answer = answerTo(need.remember, known, fact);
    return [{ at, standing, of: { fact, message, answer } }];
  });
}

/** Judges all facts together with the newest look, if they make it worse. */
function merged(
  need: Remembering,
  merge: NonNullable<Memorable['merge']>,
  facts: readonly RememberedFact[],
  items: readonly Evidence[],
  inputs: Inputs,
): readonly Past[] {
  const { answer } = need.remember;
  const at = newestOf(items);
  const told = facts.map(({ fact }) => fact);
  const [first] = facts;
  if (first === undefined) return [];
  return items
    .filter(({ observedAt }) => Date.parse(observedAt) === at)
    .flatMap(({ payload }) => {
      const beside = safely(merge)(payload, told) ?? payload;
      const { standing, message } = judgeSafely(need, beside, inputs);
      const isWorse = SEVERITY[standing] > SEVERITY[standingOf(need, payload, inputs)];
      return isWorse ? [{ at, standing, of: { fact: first, message, answer } }] : [];
    });
}

function newestOf(items: readonly Evidence[]): number {
  return latest(items.map(({ observedAt }) => ({ at: Date.parse(observedAt) })));
}

function standingOf(need: Remembering, fact: JsonObject, inputs: Inputs): Standing {
  return judgeSafely(need, fact, inputs).standing;
}

/** A payload can be anything; what cannot be read says nothing. */
function safely<Given extends readonly unknown[], T>(
  read: (...given: Given) => T,
): (...given: Given) => T | undefined {
  return (...given) => {
    let told: T | undefined;
    try {
      told = read(...given);
    } catch {
      // It says nothing.
    }
    return told;
  };
}
