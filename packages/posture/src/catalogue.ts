import type { Digest, JsonObject } from '@weighbridge/core';
import { canonicalDigest } from '@weighbridge/core';
import type { ControlDefinition, Need } from './control.ts';
import { controls } from './controls/index.ts';

/** The controls that every model is asked, in display order. */
export interface Catalogue {
  /** Raised with every new or stricter control. */
  readonly version: string;
  /** Covers everything in the catalogue that is data; `version` covers the judges. */
  readonly digest: Digest;
  /** In display order. */
  readonly controls: readonly ControlDefinition[];
}

/** Adds the digest to a catalogue. */
export function makeCatalogue(version: string, list: readonly ControlDefinition[]): Catalogue {
  const data = list.map(({ unless, ...control }) => ({
    ...control,
    needs: control.needs.map(dataOf),
    ...(unless === undefined ? {} : { unless: dataOf(unless) }),
  }));
  return { version, digest: canonicalDigest({ version, controls: data }), controls: list };
}

function dataOf({ type, shows, grants, judge, remember }: Need): JsonObject {
  return {
    type,
    shows,
    grants,
    collected: judge !== undefined,
    ...(remember === undefined ? {} : { remembered: remember.answer }),
  };
}

/** Weighbridge's own catalogue. A new control or a stricter one raises the version. */
export const catalogue: Catalogue = makeCatalogue('5', controls);
