import type { Digest, Tier } from '@weighbridge/core';
import { OTHER } from '../parts/sample.ts';
import { digest, line, list, optional, record, shapeOf, tier } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** A payload names at most this many licences, and this many documents. */
const MAX_LICENCES = 10_000;
const MAX_DOCUMENTS = 1000;

/** `bom/licence`: under which terms the model may be used. */
export type LicencePayload = {
  /** SPDX expressions or LicenseRef ids as found, each with where it stands. Empty: none was found. */
  readonly licences: readonly {
    readonly expression: string;
    readonly tier: Tier;
    readonly locator: string;
    /** Why the file could not be read for its licence; the expression is then `NOASSERTION`. */
    readonly problem?: string;
    /** The document that says so; absent where the weights or nothing of its own says it. */
    readonly file?: { readonly path: string; readonly digest: Digest };
  }[];
  /** Paths of the documents that were read whole, whether or not they speak of a licence. */
  readonly documents?: readonly string[];
};

/** Name and shape of `bom/licence`. */
export const bomLicence: EvidenceContract<LicencePayload> = {
  type: 'bom/licence',
  shape: shapeOf<LicencePayload>()(
    record({
      licences: list(
        record({
          expression: line,
          tier,
          locator: line,
          problem: optional(line),
          file: optional(record({ path: line, digest })),
        }),
        MAX_LICENCES,
      ),
      documents: optional(list(line, MAX_DOCUMENTS)),
    }),
  ),
};

/** `bom/licence` with its title, its words for people and its samples. */
export const bomLicenceType: EvidenceType<LicencePayload> = /* @__PURE__ */ defineEvidenceType(
  bomLicence,
  () => {
    const card = {
      tier: 'declared',
      locator: 'README.md',
      file: { path: 'README.md', digest: OTHER },
    } as const;

    return {
      name: 'LicencePayload',
      title: 'Licences',
      description: 'Under which terms the model may be used, and where that is written.',
      labels: { 'licences/locator': 'Where', documents: 'Documents read' },
      samples: {
        good: { licences: [{ expression: 'MIT', ...card }], documents: ['README.md'] },
        adverse: { licences: [{ expression: 'CC-BY-NC-4.0', ...card }], documents: ['README.md'] },
        inconclusive: { licences: [] },
      },
    };
  },
);
