import { FILE_ROLES } from '@weighbridge/core';
import type { FileRole } from '@weighbridge/core';
import { choice, flag, name, nullable, optional, path, record, shapeOf } from '../shape/shape.ts';

/** What is known about one file of the model from its format. */
export type FormatsPayloadFile = {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Format id, or null if the file was not recognised. */
  readonly format: string | null;
  /**
   * What the file is for, according to its format; null if not recognised. If absent, the file counts as one that holds
   * weights.
   */
  readonly role?: FileRole | null;
  /** `yes`: the format executes on load by design; `unknown`: not looked at or not recognised. */
  readonly canCarryCode: 'no' | 'yes' | 'unknown';
  /** Null if the format has no reader here yet, or the bytes were not looked at. */
  readonly wellFormed: boolean | null;
  /** Whether every byte that decides well-formedness was looked at. */
  readonly coverageComplete: boolean;
};

/** What is known about one file of the model with regard to the code that it can carry. */
export type CodePayloadFile = FormatsPayloadFile & {
  /** Whether it holds a chat template: a program that renders prompts when the model is used, not analysed. */
  readonly chatTemplate: boolean;
};

const members = {
  path,
  format: nullable(name),
  role: optional(nullable(choice(...FILE_ROLES))),
  canCarryCode: choice('no', 'yes', 'unknown'),
  wellFormed: nullable(flag),
  coverageComplete: flag,
} as const;

/** Shape of `FormatsPayloadFile`. */
export const formatsFile = shapeOf<FormatsPayloadFile>()(record(members));

/** Shape of `CodePayloadFile`. */
export const codeFile = shapeOf<CodePayloadFile>()(record({ ...members, chatTemplate: flag }));
