import type {
  FleetNotices,
  ModelNotice,
  ModelState,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ControlFamily,
  Counts,
  GateOutcome,
  ReasonCode,
  Status,
  Tier,
} from '@weighbridge/core';

/** How something is coloured; colour never stands alone, an icon and a word go with it. */
export type Tone = 'good' | 'bad' | 'caution' | 'neutral';

/** A word for people and how it looks. */
export interface Word {
  readonly word: string;
  readonly tone: Tone;
}

/** The gate as its chip says it; `pending` stands for a model that has no answer. */
export const GATES: Readonly<Record<GateOutcome | 'pending', Word>> = {
  admit: { word: 'Admitted', tone: 'good' },
  'admit-with-conditions': { word: 'Admitted with conditions', tone: 'caution' },
  refuse: { word: 'Refused', tone: 'bad' },
  'cannot-decide': { word: 'Cannot decide', tone: 'caution' },
  pending: { word: 'Not weighed', tone: 'neutral' },
};

/** How the last weighing of a model stands. */
export const STATES: Readonly<Record<ModelState, string>> = {
  weighed: 'Weighed',
  pending: 'Not weighed',
  error: 'Last weighing failed',
};

/** What is wrong with an annotation: in a filter, and of so many models in a sentence. */
export const NOTICES: Readonly<
  Record<
    ModelNotice,
    {
      readonly label: string;
      readonly count: keyof FleetNotices;
      readonly says: (count: number) => string;
    }
  >
> = {
  shared: {
    label: 'Model named twice',
    count: 'shared',
    says: (count) =>
      `${plural(count, 'entity names', 'entities name')} a model that another names, too`,
  },
  'owner-not-allowed': {
    label: 'Owner may not name it',
    count: 'ownerNotAllowed',
    says: (count) =>
      `${plural(count, 'entity is', 'entities are')} not weighed, as the owner may not name models of the source`,
  },
  'not-located': {
    label: 'No or wrong annotation',
    count: 'notLocated',
    says: (count) =>
      `${plural(count, 'entity is', 'entities are')} not weighed, as no annotation, or a wrong one, says where the model is`,
  },
};

/** Verdicts, in the order in which counts are shown. */
export const STATUSES: Readonly<Record<Status, Word>> = {
  pass: { word: 'Pass', tone: 'good' },
  fail: { word: 'Fail', tone: 'bad' },
  unknown: { word: 'Unknown', tone: 'caution' },
  'not-applicable': { word: 'Not applicable', tone: 'neutral' },
};

/** Why something is unknown, in two or three words; the message beside it says the rest. */
export const OPEN_REASONS: Readonly<Partial<Record<ReasonCode, string>>> = {
  'evidence-missing': 'no evidence',
  'evidence-inconclusive': 'inconclusive',
  'evidence-withdrawn': 'evidence withdrawn',
  'single-observation': 'seen once',
  'signature-lapsed': 'certificate lapsed',
  stale: 'too old',
  error: 'could not be read',
};

/** Which member of `Counts` counts a status. */
export const COUNT_OF: Readonly<Record<Status, keyof Counts>> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
};

/** What a tier promises, as a tooltip says it. */
export const TIERS_IN_WORDS: Readonly<Record<Tier, string>> = {
  verified: 'Verified: a signature was checked',
  measured: 'Measured: read from the bytes of the model',
  declared: 'Declared: somebody wrote it down',
  inferred: 'Inferred: concluded from a name or a habit',
  none: 'No evidence',
};

/** Control families in the order in which they are shown. */
export const FAMILIES: Readonly<Record<ControlFamily, string>> = {
  integrity: 'Integrity',
  artifact: 'Artifact',
  bom: 'Bill of materials',
  data: 'Data',
  pipeline: 'Pipeline',
  privacy: 'Privacy',
  deploy: 'Deployment',
  runtime: 'Runtime',
  confidentiality: 'Confidentiality',
  cloud: 'Cloud',
};

/** The families of `FAMILIES` in order. */
export const FAMILY_ORDER = Object.keys(FAMILIES) as readonly ControlFamily[];

/** `1 file`, `2 files`, `12,345 files`. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in decimal units with three significant digits: `1.26 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : Number(value.toPrecision(3))} ${UNITS[unit]}`;
}
