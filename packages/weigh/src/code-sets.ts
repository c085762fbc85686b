import type { CodeSet } from '@weighbridge/core';
import { codeSet as signingCodes } from '@weighbridge/model-signing';
import { codeSet } from './statement/codes.ts';

/**
 * The error codes of every package that a weighing or a verification answers with, in the order in which the
 * work is done.
 */
export const codeSets: readonly CodeSet[] = [signingCodes, codeSet];
