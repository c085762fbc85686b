import type { JsonObject } from '@weighbridge/core';
import type { ModelInputs } from '../../src/inputs.ts';

/** What an instrument says of given inputs. */
export interface Sight {
  readonly inputs: ModelInputs;
  /** For each type that the instrument makes, what its payload holds; see `toMatchObject`. Null: no item. */
  readonly payloads: Readonly<Record<string, JsonObject | null>>;
}

/** Two sights of one instrument, of inputs that differ in what it looks at. */
export interface InstrumentSample {
  /** Every type that it promises is made. */
  readonly sound: Sight;
  /** Made to mislead it or to break it; no payload is as that of `sound`. */
  readonly hostile: Sight;
  /** Inputs with which it looks at more than with those of `sound`. */
  readonly also?: readonly ModelInputs[];
}
