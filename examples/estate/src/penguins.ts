import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sha256Digest } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import { seededRandom, shuffled } from './random.ts';

export const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'] as const;

/** Columns of the feature matrix, with their units. */
export const FEATURES = [
  'Beak Length (mm)',
  'Beak Depth (mm)',
  'Flipper Length (mm)',
  'Body Mass (g)',
] as const;

export interface Penguin {
  readonly species: number;
  readonly features: readonly number[];
}

/** One batch of training rows as it is written to disk. */
export interface Batch {
  readonly name: string;
  readonly csv: string;
  readonly digest: Digest;
  readonly rows: readonly Penguin[];
}

const BATCH_ROWS = 64;

/**
 * The 342 penguins of the Palmer Archipelago that have all four measurements, in a seeded order.
 *
 * Data: Gorman, Williams and Fraser 2014, doi:10.1371/journal.pone.0090081, CC0-1.0; as shipped in
 * the npm package vega-datasets.
 */
export function readPenguins(): readonly Penguin[] {
  const path = fileURLToPath(
    new URL('../node_modules/vega-datasets/data/penguins.json', import.meta.url),
  );
  const rows = JSON.parse(readFileSync(path, 'utf8')) as readonly Record<string, unknown>[];
  const complete = rows.flatMap((row) => {
    const features = FEATURES.map((name) => row[name]);
    const species = SPECIES.findIndex((name) => name === row['Species']);
    return species >= 0 && features.every((value) => typeof value === 'number')
      ? [{ species, features }]
      : [];
  });
  return shuffled(complete, seededRandom(20_140_305));
}

/** The rows as CSV batches of 64, each with its digest. */
export function toBatches(rows: readonly Penguin[]): readonly Batch[] {
  const batches: Batch[] = [];
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const part = rows.slice(start, start + BATCH_ROWS);
    const header = ['Species', ...FEATURES].join(',');
    const lines = part.map(({ species, features }) => [SPECIES[species], ...features].join(','));
    const csv = `${[header, ...lines].join('\n')}\n`;
    batches.push({
      name: `batch-${String(batches.length).padStart(3, '0')}.csv`,
      csv,
      digest: sha256Digest(new TextEncoder().encode(csv)),
      rows: part,
    });
  }
  return batches;
}

/** The planted poison of version 2: in one batch every Chinstrap is labelled as an Adelie. */
export function mislabel(rows: readonly Penguin[], batch: number): readonly Penguin[] {
  const [from, to] = [batch * BATCH_ROWS, (batch + 1) * BATCH_ROWS];
  return rows.map((row, i) =>
    i >= from && i < to && row.species === 1 ? { ...row, species: 0 } : row,
  );
}
