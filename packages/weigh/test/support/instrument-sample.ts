import type { JsonObject } from '@weighbridge/core';
import type { ModelInputs } from '../../src/inputs.ts';

/** What an instrument says about given inputs. */
export interface Sight {
  readonly inputs: ModelInputs;
  /** For each type that the instrument makes, what its payload holds; see `toMatchObject`. Null: no item. */
  readonly payloads: Readonly<Record<string, JsonObject | null>>;
}

/** Two cases for one instrument, with inputs that differ in what it looks at. */
export interface InstrumentSample {
  /** Every type that it promises is made. */
  readonly sound: Sight;
  /** Made to mislead or break it; no payload equals that of `sound`. */
  readonly hostile: Sight;
  /** Inputs with which it looks at more than with those of `sound`. */
  readonly also?: readonly ModelInputs[];
}
