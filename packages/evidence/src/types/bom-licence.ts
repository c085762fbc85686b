import type { Digest, Tier } from '@weighbridge/core';
import { OTHER } from '../parts/sample.ts';
import { digest, line, list, optional, record, shapeOf, tier } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** Maximum number of licences, and of documents, in a payload. */
const MAX_LICENCES = 10_000;
const MAX_DOCUMENTS = 1000;

/** `bom/licence`: under which terms the model may be used. */
export type LicencePayload = {
  /** SPDX expressions or LicenseRef ids as found, each with where it is written. Empty if none was found. */
  readonly licences: readonly {
    readonly expression: string;
    readonly tier: Tier;
    readonly locator: string;
    /** Why the file's licence could not be read; the expression is then `NOASSERTION`. */
    readonly problem?: string;
    /** The document that says so; absent if the weights say it or no separate document does. */
    readonly file?: { readonly path: string; readonly digest: Digest };
  }[];
  /** Paths of the documents that were read in full, whether or not they mention a licence. */
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

/** `bom/licence` with its title, its display words and its samples. */
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
