import { codeFile } from '../parts/model-files.ts';
import type { CodePayloadFile } from '../parts/model-files.ts';
import { CLEAN_FILE } from '../parts/sample.ts';
import { count, flag, list, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** `artifact/code`: whether loading the model can run code that came with it, file by file. */
export type CodePayload = {
  /** In path order. */
  readonly files: readonly CodePayloadFile[];
  /** Files beyond the listing's limit make the payload incomplete, never clean. */
  readonly complete: boolean;
  /** Number of the folder's entries that were not read: links out of it, special files, unreadable ones. */
  readonly skippedCount: number;
};

/** Name and shape of `artifact/code`. */
export const artifactCode: EvidenceContract<CodePayload> = {
  type: 'artifact/code',
  shape: shapeOf<CodePayload>()(
    record({ files: list(codeFile), complete: flag, skippedCount: count }),
  ),
};

/** `artifact/code` with its title, its display words and its samples. */
export const artifactCodeType: EvidenceType<CodePayload> = /* @__PURE__ */ defineEvidenceType(
  artifactCode,
  () => {
    return {
      name: 'CodePayload',
      title: 'Code',
      description: 'Whether loading the model can run code that came with it, file by file.',
      labels: { skippedCount: 'Entries not read' },
      samples: {
        good: { files: [CLEAN_FILE], complete: true, skippedCount: 0 },
        adverse: null,
        inconclusive: {
          files: [{ ...CLEAN_FILE, path: 'model.pkl', format: 'pickle', canCarryCode: 'yes' }],
          complete: true,
          skippedCount: 0,
        },
      },
    };
  },
);
