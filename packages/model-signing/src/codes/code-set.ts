import type { CodeSet } from '@weighbridge/core';
import { codes } from './index.ts';

/** The codes of this package, for lists of several packages' codes. */
export const codeSet: CodeSet = { owner: '@weighbridge/model-signing', codes };
