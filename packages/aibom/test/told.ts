import { writeGguf } from '@weighbridge/model-formats';
import type { GgufValue } from '@weighbridge/model-formats';
import { bestClaim } from '../src/claims.ts';
import { describeModel } from '../src/describe.ts';
import type { ModelDescription } from '../src/description.ts';
import { folderOf } from './fixture.ts';

/** Files of a folder in memory. */
export type Files = Parameters<typeof folderOf>[0];

/** Describes a folder in memory. */
export const describeFiles = (files: Files): Promise<ModelDescription> =>
  describeModel(folderOf(files));
/** The best value of a field. */
export const value = (one: Pick<ModelDescription, 'claims'>, field: string): unknown =>
  bestClaim(one, field)?.value;
/** For each component: role, name, what it belongs to, and its parameters. */
export const told = ({ components }: ModelDescription) =>
  components.map((one) => [
    one.role,
    one.name,
    one.of ?? null,
    value(one, 'model.parameters') ?? null,
  ]);
/** A text as a GGUF metadata value. */
export const text = (entry: string): GgufValue => ({ type: 'string', value: entry });
/** A GGUF file with one tensor. */
export const gguf = (name: string, entries: Readonly<Record<string, GgufValue>> = {}): Uint8Array =>
  writeGguf([{ name, dtype: 'F32', shape: [2, 8], data: new Uint8Array(64) }], {
    'general.architecture': text('llama'),
    ...entries,
  });
