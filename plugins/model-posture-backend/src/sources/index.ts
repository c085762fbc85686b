import type { ModelSourceType } from '@weighbridge/backstage-plugin-model-posture-node';
import { folderSourceType } from './folder-source.ts';

/** Registry: the built-in types of `weighbridge.sources`. */
export const sourceTypes: readonly ModelSourceType[] = [folderSourceType];
