import type { JsonValue, Tier } from '@weighbridge/core';
import { count } from '@weighbridge/core/view';
import { bytes } from './pretty/text.ts';
import type { BomReport, ReportClaim } from './report.ts';
import { shorten, valueText } from './value-text.ts';

/** One line with a reader's first question. */
export interface IdentityLine {
  /** The question, in a word or two. */
  readonly label: string;
  /** The answer; hostile until escaped. */
  readonly value: string;
  readonly tier: Tier;
}

/** A reader's first questions, and the fields that answer them, best first. */
const QUESTIONS: readonly (readonly [label: string, ...fields: readonly string[]])[] = [
  ['What it is', 'model.architecture', 'model.kind'],
  ['Task', 'model.task'],
  ['Parameters', 'model.parameters', 'model.declaredParameters'],
  ['Quantised', 'model.quantisation'],
  ['Licence', 'model.licence'],
  ['Made from', 'model.baseModel', 'model.baseModelPath'],
  ['Trained on', 'model.dataset', 'training.dataset'],
  ['Made by', 'model.author', 'model.producer', 'model.supplier'],
  ['Needs', 'software.library'],
];
/** Maximum length of a shown answer, in characters, and maximum number of answers to one question. */
const MAX_ANSWER = 200;
const MAX_ANSWERS = 10;

/**
 * The identity of a model in a few lines. A question without an answer has no line; one whose answers are known in
 * several ways has a line for each, best first.
 */
export function identityLines({ claims }: Pick<BomReport, 'claims'>): readonly IdentityLine[] {
  return QUESTIONS.flatMap(([label, ...fields]) => {
    const field = fields.find((each) => claims.some((claim) => claim.field === each));
    const answers = claims.filter((claim) => claim.field === field);
    const tiers = new Map<string, Tier>();
    for (const { value, tier } of answers) {
      const words = wordsOf(value);
      if (!tiers.has(words)) tiers.set(words, tier);
    }
    return [...Map.groupBy(tiers, ([, tier]) => tier)].map(([tier, told]) => ({
      label,
      value: listOf(told.map(([words]) => words)),
      tier,
    }));
  });
}

function listOf(values: readonly string[]): string {
  const more = values.length > MAX_ANSWERS ? [`and ${values.length - MAX_ANSWERS} more`] : [];
  return [...values.slice(0, MAX_ANSWERS), ...more].join(', ');
}

function wordsOf(value: JsonValue): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? count(value) : String(value);
  if (typeof value === 'string') return shorten(value, MAX_ANSWER);
  const told = Object.entries(TELLING).flatMap(([member, say]) => {
    const part = (value as Readonly<Record<string, JsonValue>> | null)?.[member];
    return typeof part === 'string' || typeof part === 'number' ? [say(part)] : [];
  });
  return told.length > 0 ? shorten(told.join(' '), MAX_ANSWER) : valueText(value, MAX_ANSWER);
}

/** Members that readers look for in a composite value, in order. */
const TELLING: Readonly<Record<string, (part: string | number) => string>> = {
  name: String,
  method: String,
  version: String,
  bits: (bits) => `${bits} bits`,
  relation: (relation) => `(${relation})`,
};

/** Heads of the table of files. */
export const FILE_HEADS = ['file', 'size', 'digest'] as const;
/** Maximum number of files shown; the document lists all. */
const MAX_FILES = 1000;

/** The texts of one row per file, and how many files are not shown. */
export function fileRows({ files = [] }: Pick<BomReport, 'files'>): {
  readonly rows: readonly (readonly [path: string, size: string, digest: string])[];
  readonly more: number;
} {
  const rows = files
    .slice(0, MAX_FILES)
    .map(({ path, sizeBytes, digest }) => [path, bytes(sizeBytes), digest ?? ''] as const);
  return { rows, more: files.length - rows.length };
}

/** The number of claims, then how many are known in each way, best first. */
export function tierShares(
  claims: readonly ReportClaim[],
  tiers: readonly Tier[],
): readonly string[] {
  return tiers.flatMap((tier) => {
    const many = claims.filter((claim) => claim.tier === tier).length;
    return many === 0 ? [] : [`${many} ${tier}`];
  });
}
