import type { Waiver } from '@weighbridge/core';

/** Which controls must hold before a model is admitted, and under which terms. */
export interface Policy {
  readonly name: string;
  readonly description?: string;
  /** Control ids, or `all` for every control of the catalogue. */
  readonly requires: readonly string[] | 'all';
  /** SPDX ids, LicenseRef ids; what is neither allowed nor denied is unknown. */
  readonly licences?: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  /** Days by control id; shorter than the catalogue's limit only. */
  readonly maxAgeDays?: Readonly<Record<string, number>>;
  readonly waivers?: readonly Waiver[];
}
