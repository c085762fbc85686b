import { formatsFile } from '../parts/model-files.ts';
import type { FormatsPayloadFile } from '../parts/model-files.ts';
import { CLEAN_FILE } from '../parts/sample.ts';
import { flag, list, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** `artifact/formats`: what every file is, and whether it is well-formed. */
export type FormatsPayload = {
  /** In path order. */
  readonly files: readonly FormatsPayloadFile[];
  /** Files beyond the listing's limit make the payload incomplete, never clean. */
  readonly complete: boolean;
};

/** Name and shape of `artifact/formats`. */
export const artifactFormats: EvidenceContract<FormatsPayload> = {
  type: 'artifact/formats',
  shape: shapeOf<FormatsPayload>()(record({ files: list(formatsFile), complete: flag })),
};

/** `artifact/formats` with its title, its display words and its samples. */
export const artifactFormatsType: EvidenceType<FormatsPayload> = /* @__PURE__ */ defineEvidenceType(
  artifactFormats,
  () => {
    const { chatTemplate: _template, ...file } = CLEAN_FILE;

    return {
      name: 'FormatsPayload',
      title: 'Formats',
      description: 'What every file of the model is, and whether it is well-formed.',
      samples: {
        good: { files: [file], complete: true },
        adverse: { files: [{ ...file, wellFormed: false }], complete: true },
        inconclusive: { files: [{ ...file, coverageComplete: false }], complete: true },
      },
    };
  },
);
