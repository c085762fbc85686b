import type { Evidence, Finding, Posture } from '@weighbridge/core';
import { makeCatalogue } from '../../src/catalogue.ts';
import { assessWith } from '../../src/engine/assess-with.ts';
import { checkInputs } from '../../src/input/inputs.ts';
import type { Inputs } from '../../src/input/inputs.ts';
import { checkPrevious, NO_PREVIOUS } from '../../src/input/previous.ts';
import { asks, bad, control, says, waiver } from '../support/small.ts';

/** An item that a history can contain: what it says, when it was observed, and until when it holds. */
export interface Kind {
  readonly says: 'supports' | 'adverse' | 'inconclusive';
  readonly day: number;
  readonly ends?: number;
  /** Another item that says the same at the same instant. */
  readonly isTwin?: boolean;
}

/** Statements are made at noon of these days of November 2026. */
export const STATEMENTS = [10, 12, 14] as const;

/**
 * Two days before all statements, one before each later statement; a repeated support at one of these instants; and
 * support that ends before the last statement.
 */
export const KINDS: readonly Kind[] = [
  ...(['supports', 'adverse', 'inconclusive'] as const).flatMap((outcome) =>
    [8, 9, 11, 13].map((day) => ({ says: outcome, day })),
  ),
  { says: 'supports', day: 9, isTwin: true },
  { says: 'supports', day: 10, ends: 13 },
];

/** Which kinds are in each statement, and whether the finding is. */
export interface Statement {
  readonly kinds: readonly Kind[];
  readonly found: boolean;
}

const X = control('WB-SYN-1', [asks('a/one')], { rules: ['x/'], maxAgeDays: 100 });
const CATALOGUE = makeCatalogue('1', [X]);
const POLICY = {
  name: 'small',
  requires: 'all' as const,
  waivers: [{ ...waiver('W-1', X.id, '2026-12-01T00:00:00Z'), issuedAt: '2026-11-01T00:00:00Z' }],
};
const FOUND: Finding = bad('x/x');
const instant = (day: number, hour: number) =>
  new Date(Date.UTC(2026, 10, day, hour)).toISOString();

const items = new Map<Kind, Evidence>(
  KINDS.map((kind) => [
    kind,
    says('a/one', kind.says, {
      observedAt: instant(kind.day, 0),
      ...(kind.ends === undefined ? {} : { expiresAt: instant(kind.ends, 0) }),
      ...(kind.isTwin === true ? { locator: 'twin' } : {}),
    }),
  ]),
);

const FIRST = items.get(KINDS[0] as Kind) as Evidence;

/** The inputs of every statement that can be made, checked once. */
const checked = new Map<string, Inputs>();

/** Assesses one statement of a history against the previous one. */
export function assessStatement(at: number, statement: Statement, previous?: Posture): Posture {
  const evidence = statement.kinds.map((kind) => items.get(kind) as Evidence);
  const key = JSON.stringify([at, statement]);
  const inputs =
    checked.get(key) ??
    checkInputs(CATALOGUE, {
      evidence,
      findings: statement.found ? [FOUND] : [],
      policy: POLICY,
      now: instant(STATEMENTS[at] ?? 0, 12),
      previous: undefined,
    });
  checked.set(key, inputs);
  const { subject } = FIRST;
  return assessWith(CATALOGUE, {
    ...inputs,
    subject,
    previous: readPrevious(previous, inputs.now),
  });
}

const read = new WeakMap<Posture, Inputs['previous']>();

function readPrevious(posture: Posture | undefined, now: number): Inputs['previous'] {
  if (posture === undefined) return NO_PREVIOUS;
  const known = read.get(posture) ?? checkPrevious(posture, now);
  read.set(posture, known);
  return known;
}

/**
 * The expected answer, computed from the whole history by the plain wording of the rule: it knows every statement,
 * while the engine knows only the last one.
 */
export function answerOf(history: readonly Statement[]): {
  readonly passes: boolean;
  readonly opens: boolean;
  readonly fails: boolean;
} {
  const at = history.length - 1;
  const last = history[at] as Statement;
  const ever = Array.from(new Set(history.flatMap(({ kinds }) => kinds)));
  const founds = history.flatMap(({ found }, each) =>
    found ? [(STATEMENTS[each] ?? 0) + 0.5] : [],
  );
  const supports = ever.filter((kind) => kind.says === 'supports').map(({ day }) => day);
  const adverse = [
    ...ever.filter((kind) => kind.says === 'adverse').map(({ day }) => day),
    ...founds,
  ];
  const fails = last.found || adverse.some((day) => supports.every((each) => each <= day));
  const holds = (against: readonly number[]) => isHeld(ever, last, at, against);
  const passes = !fails && holds(adverse);
  const isNamed = last.kinds.some((kind) => kind.says === 'supports');
  return { passes, fails, opens: passes || (fails && isNamed && holds([])) };
}

/** Whether something here supports, is fresh, and is newer than everything that is against it or gone. */
function isHeld(
  ever: readonly Kind[],
  last: Statement,
  at: number,
  adverse: readonly number[],
): boolean {
  const counts = ever.filter((kind) => kind.says !== 'adverse' || adverse.length > 0);
  const here = counts.filter((kind) => last.kinds.includes(kind));
  const gone = counts.filter((kind) => !last.kinds.includes(kind));
  const open = ever.filter((kind) => kind.says === 'inconclusive').map(({ day }) => day);
  if (gone.some(({ day }) => here.every((kind) => kind.day <= day))) return false;
  return here.some(
    (kind) =>
      kind.says === 'supports' &&
      (kind.ends ?? Infinity) > (STATEMENTS[at] ?? 0) + 0.5 &&
      [...open, ...adverse].every((day) => day < kind.day),
  );
}

/** Every way to place some kinds, each at least once, and the finding in three statements. */
export function* historiesOf(kinds: readonly Kind[]): Generator<readonly Statement[]> {
  const states = STATEMENTS.map((day) => statementsOf(kinds.filter((kind) => kind.day <= day)));
  for (const one of states[0] ?? []) {
    for (const two of states[1] ?? []) {
      for (const three of states[2] ?? []) {
        const seen = new Set([...one.kinds, ...two.kinds, ...three.kinds]);
        if (seen.size === kinds.length) yield [one, two, three];
      }
    }
  }
}

function statementsOf(kinds: readonly Kind[]): readonly Statement[] {
  const subsets = Array.from({ length: 2 ** kinds.length }, (_, bits) =>
    kinds.filter((_kind, at) => (bits & (1 << at)) !== 0),
  );
  return subsets.flatMap((subset) => [
    { kinds: subset, found: false },
    { kinds: subset, found: true },
  ]);
}

/** Every set of up to `most` kinds. */
export function setsOf(most: number, from = 0): readonly (readonly Kind[])[] {
  if (most === 0) return [[]];
  const longer = KINDS.slice(from).flatMap((kind, at) =>
    setsOf(most - 1, from + at + 1).map((set) => [kind, ...set]),
  );
  return [[], ...longer];
}
