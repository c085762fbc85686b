import { canonicalJson, sha256Digest } from '@weighbridge/core';
import type {
  Digest,
  EvidenceSummary,
  Posture,
  RememberedFact,
  Standing,
  Status,
  Subject,
  WithdrawnFinding,
} from '@weighbridge/core';
import { inputError } from '../error.ts';
import { pointerStep } from '../pointer.ts';
import type { Raw } from './fields.ts';
import {
  arrayAt,
  digestAt,
  modelAt,
  nameAt,
  objectAt,
  oneOf,
  pastInstantAt,
  requiredDigestAt,
  ruleIdAt,
  sortedBy,
  textAt,
} from './fields.ts';
import { findingKey } from './findings.ts';
import { checkRemembered } from './remembered.ts';

const STATUSES: readonly Status[] = ['pass', 'fail', 'unknown', 'not-applicable'];
const STANDINGS: readonly Standing[] = ['supports', 'adverse', 'inconclusive', 'error', 'void'];

/** What the engine reads of the previous statement. */
export interface Previous {
  /** How to refer to it: the digest of its canonical JSON, and when it was made; null if there is none. */
  readonly name: Posture['previous'];
  readonly subject: Subject;
  /** Listed or withdrawn there. */
  readonly evidence: readonly EvidenceSummary[];
  /** Failed findings of level `error`, listed or withdrawn there. */
  readonly findings: readonly WithdrawnFinding[];
  /** What files beside the weights said about the model. */
  readonly remembered: readonly RememberedFact[];
}

/** The name of the subject when neither evidence nor a previous statement names a model. */
export const UNNAMED = '(unnamed)';

/** Used if there is no previous statement: it lists nothing. */
export const NO_PREVIOUS: Previous = {
  name: null,
  subject: { model: UNNAMED },
  evidence: [],
  findings: [],
  remembered: [],
};

/**
 * The previous statement, checked.
 *
 * @throws {PostureError} BAD_INPUT, FUTURE_INPUT; MIXED_SUBJECTS when it lists evidence of another model
 */
export function checkPrevious(given: unknown, now: number): Previous {
  const { raw, digest } = readOnce(objectAt(given, '/previous'));
  const subject = checkSubject(raw['subject'], '/previous/subject');
  pastInstantAt(raw['assessedAt'], '/previous/assessedAt', now);
  const assessedAt = raw['assessedAt'] as string;
  const withdrawn = objectAt(raw['withdrawn'] ?? {}, '/previous/withdrawn');
  const answered = objectAt(withdrawn['answered'] ?? {}, '/previous/withdrawn/answered');
  const lists = [
    ['/previous/withdrawn/answered', answered],
    ['/previous/withdrawn', withdrawn],
    ['/previous', raw],
  ] as const;
  const failed = failedIn(raw);
  return {
    name: { digest, assessedAt },
    subject,
    evidence: sortedBy(
      lists.flatMap(([at, list]) =>
        summaries(listIn(list, 'evidence', raw), `${at}/evidence`, { subject, now, failed }),
      ),
      ({ id }) => id,
    ),
    findings: sortedBy(
      lists.flatMap(([at, list]) =>
        errors(listIn(list, 'findings', raw), `${at}/findings`, { assessedAt, now }),
      ),
      findingKey,
    ),
    remembered: checkRemembered(raw['remembered'], now),
  };
}

/** A list that the statement itself must have, and that its carried-forward part may lack. */
function listIn(list: Raw, name: string, raw: Raw): unknown {
  return list === raw ? list[name] : (list[name] ?? []);
}

/** A plain copy: getters, prototypes and later changes to the caller's object have no effect. */
function readOnce(value: Raw): { readonly raw: Raw; readonly digest: Digest } {
  try {
    const text = canonicalJson(value);
    return { raw: JSON.parse(text) as Raw, digest: sha256Digest(new TextEncoder().encode(text)) };
  } catch (cause) {
    throw inputError('BAD_INPUT', '/previous', 'the statement holds what JSON cannot', cause);
  }
}

function checkSubject(value: unknown, pointer: string): Subject {
  const raw = objectAt(value, pointer);
  const digest = digestAt(raw['digest'], `${pointer}/digest`);
  return {
    model: modelAt(raw['model'], `${pointer}/model`),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Evidence that a fail named, by control: older statements have this in place of standings. */
function failedIn(raw: Raw): ReadonlyMap<string, ReadonlySet<unknown>> {
  const failed = new Map<string, ReadonlySet<unknown>>();
  arrayAt(raw['verdicts'], '/previous/verdicts').forEach((value, at) => {
    const pointer = `/previous/verdicts/${at}`;
    const verdict = objectAt(value, pointer);
    const control = nameAt(verdict['control'], `${pointer}/control`);
    if (oneOf(verdict['status'], STATUSES, `${pointer}/status`) !== 'fail') return;
    const named = arrayAt(verdict['evidence'], `${pointer}/evidence`);
    failed.set(control, new Set(named.map((id, n) => textAt(id, `${pointer}/evidence/${n}`))));
  });
  return failed;
}

interface Context {
  readonly subject: Subject;
  readonly now: number;
  readonly failed: ReadonlyMap<string, ReadonlySet<unknown>>;
}

function summaries(
  value: unknown,
  pointer: string,
  { subject, now, failed }: Context,
): readonly EvidenceSummary[] {
  return arrayAt(value, pointer).map((each, at) => {
    const here = `${pointer}/${at}`;
    const raw = objectAt(each, here);
    const id = requiredDigestAt(raw['id'], `${here}/id`);
    const about = checkSubject(raw['subject'], `${here}/subject`);
    if (about.model !== subject.model) {
      throw inputError(
        'MIXED_SUBJECTS',
        `${here}/subject/model`,
        'another model than the statement',
      );
    }
    pastInstantAt(raw['observedAt'], `${here}/observedAt`, now);
    return {
      id,
      type: nameAt(raw['type'], `${here}/type`),
      subject: about,
      observedAt: raw['observedAt'] as string,
      standings:
        raw['standings'] === undefined
          ? adverseTo(id, failed)
          : checkStandings(raw['standings'], `${here}/standings`),
    };
  });
}

function checkStandings(value: unknown, pointer: string): Readonly<Record<string, Standing>> {
  const entries = Object.entries(objectAt(value, pointer));
  return Object.fromEntries(
    entries.map(([id, standing]) => [
      id,
      oneOf(standing, STANDINGS, `${pointer}${pointerStep(id)}`),
    ]),
  );
}

function adverseTo(id: string, failed: Context['failed']): Readonly<Record<string, Standing>> {
  const controls = Array.from(failed).filter(([, named]) => named.has(id));
  return Object.fromEntries(controls.map(([control]) => [control, 'adverse' as const]));
}

function errors(
  value: unknown,
  pointer: string,
  { assessedAt, now }: { readonly assessedAt: string; readonly now: number },
): readonly WithdrawnFinding[] {
  return arrayAt(value, pointer).flatMap((each, at) => {
    const here = `${pointer}/${at}`;
    const { fingerprint, ruleId, level, listedAt } = objectAt(each, here);
    if (level !== 'error') return [];
    if (listedAt !== undefined) pastInstantAt(listedAt, `${here}/listedAt`, now);
    return [
      {
        fingerprint: requiredDigestAt(fingerprint, `${here}/fingerprint`),
        ruleId: ruleIdAt(ruleId, `${here}/ruleId`),
        level,
        listedAt: (listedAt ?? assessedAt) as string,
      },
    ];
  });
}
