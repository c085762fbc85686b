import type { CodeSet } from '@weighbridge/core';
import { codes } from './index.ts';

/** The codes of this package, for whoever lists those of several. */
export const codeSet: CodeSet = { owner: '@weighbridge/model-signing', codes };
