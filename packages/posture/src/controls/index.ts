import type { ControlDefinition } from '../control.ts';
import { artifactControls } from './artifact/index.ts';
import { bomControls } from './bom/index.ts';
import { cloudControls } from './cloud.ts';
import { confidentialityControls } from './confidentiality.ts';
import { dataControls } from './data.ts';
import { deployControls } from './deploy.ts';
import { integrityControls } from './integrity/index.ts';
import { pipelineControls } from './pipeline/index.ts';
import { privacyControls } from './privacy.ts';
import { runtimeControls } from './runtime.ts';

/** Every control, in display order: one line per family. */
export const controls: readonly ControlDefinition[] = [
  ...integrityControls,
  ...artifactControls,
  ...bomControls,
  ...dataControls,
  ...pipelineControls,
  ...privacyControls,
  ...deployControls,
  ...runtimeControls,
  ...confidentialityControls,
  ...cloudControls,
];
