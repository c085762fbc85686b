import { runtimeDigest } from '@weighbridge/evidence';
import type { StatedEvidence } from '@weighbridge/model-signing/attestation';
import { isAbout } from './about-model.ts';
import type { ModelNames } from './about-model.ts';
import type { CheckedStatement } from './check-statements.ts';

/** Items of all statements that are taken at most (CWE-400); those of proved signers come first. */
const MAX_ITEMS = 20_000;

/** One item that counts as handed in. */
export interface HandedIn {
  /** The statement that says it; it was read. */
  readonly by: CheckedStatement & { readonly said: NonNullable<CheckedStatement['said']> };
  readonly item: StatedEvidence;
}

/** Why items of a statement are left out, to end a sentence, and how many are. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
  readonly count: number;
}

/** What was handed in about a model, and what was not taken. */
export interface SortedOut {
  readonly taken: readonly HandedIn[];
  readonly leftOut: readonly LeftOut[];
}

/** What a statement is sorted by. */
export interface Sieve {
  /** By what statements can name the model. */
  readonly names: ModelNames;
  readonly now: Date;
  /** Types that others may hand in. */
  readonly types: readonly string[];
}

/**
 * Sorts out what is evidence about the model now, item by item, so that nothing that is not takes what is with
 * it: the engine refuses a whole weighing for one item of another model or from the future.
 */
export function sortOut(statements: readonly CheckedStatement[], sieve: Sieve): SortedOut {
  const taken: HandedIn[] = [];
  const leftOut: LeftOut[] = [];
  for (const by of provedFirst(statements)) {
    const counts = new Map<string, number>();
    for (const item of by.said.items) {
      const reason = taken.length < MAX_ITEMS ? whyNot(by, item, sieve) : TOO_MANY;
      if (reason === undefined) taken.push({ by, item });
      else counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    for (const [reason, count] of counts) leftOut.push({ path: by.path, reason, count });
  }
  return { taken, leftOut };
}

const TOO_MANY = `more than ${MAX_ITEMS} are handed in`;

/** Proved ones first, and each statement once: a copy that nobody is proved to have signed says nothing more. */
function provedFirst(statements: readonly CheckedStatement[]): readonly HandedIn['by'][] {
  const read = statements.filter((each): each is HandedIn['by'] => each.said !== undefined);
  const proved = read.filter(({ signer }) => signer !== null);
  const known = new Set(proved.map(({ said }) => said.statement));
  const others = read.filter(({ signer, said }) => signer === null && !known.has(said.statement));
  const keyOf = ({ said, signer }: HandedIn['by']) =>
    JSON.stringify([said.statement, signer?.keyFingerprint]);
  const once = new Map([...proved, ...others].toReversed().map((each) => [keyOf(each), each]));
  return Array.from(once.values()).toReversed();
}

function whyNot(
  { said }: HandedIn['by'],
  { type, observedAt }: StatedEvidence,
  { names, now, types }: Sieve,
): string | undefined {
  if (!isAbout(said, names)) return 'they are about other bytes';
  if (Date.parse(observedAt) > now.getTime()) return 'they are dated after now';
  if (!types.includes(type)) return 'others may not hand in evidence of their type';
  return undefined;
}

/** Whether an item comes in as sightings, which become one item with those of the look at the model. */
export function isSighting({ item }: HandedIn): boolean {
  return item.type === runtimeDigest.type;
}
