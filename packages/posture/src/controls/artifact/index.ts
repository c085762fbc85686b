import { artifactCode, artifactFormats, artifactInventory } from '@weighbridge/evidence';
import { defineControl, need } from '../../control.ts';
import { judgeCode } from './code.ts';
import { judgeWellFormed } from './formats.ts';
import { judgeInventory } from './inventory.ts';

const art1 = defineControl({
  id: 'WB-ART-1',
  version: 2,
  family: 'artifact',
  title: 'No file of the model can run code when it is loaded',
  question: 'Can loading this model run code that came with it?',
  severity: 'critical',
  maxAgeDays: 90,
  needs: [
    need({
      of: artifactCode,
      shows:
        'That every file is of a known format, and of one that cannot run code when it is loaded.',
      grants: 'not-applicable',
      judge: judgeCode,
    }),
  ],
  rules: ['code/'],
  remediation:
    'Take the model in formats that run no code when they are loaded, such as safetensors, GGUF or ONNX, and keep code out of its folder.',
});

const art2 = defineControl({
  id: 'WB-ART-2',
  version: 1,
  family: 'artifact',
  title: 'Every file of the model is well-formed, and every tensor lies inside its file',
  question: 'Are the files what they say they are, down to the last tensor?',
  severity: 'high',
  maxAgeDays: 90,
  needs: [
    need({
      of: artifactFormats,
      shows: 'That every file of the model was read in full and is well-formed.',
      grants: 'pass',
      judge: judgeWellFormed,
    }),
    need({
      of: artifactInventory,
      shows: 'That no entry of the folder was left out.',
      grants: 'pass',
      judge: judgeInventory,
    }),
  ],
  rules: [
    'safetensors/',
    'safetensors-index/',
    'onnx/',
    'gguf/',
    'gguf-split/',
    'folder/',
    'text/',
  ],
  remediation:
    'Export the model again with a current library, and leave out links and special files.',
});

const art3 = defineControl({
  id: 'WB-ART-3',
  version: 1,
  family: 'artifact',
  title: 'What changed in the weights since the last version is explained',
  question: 'Does the difference from the last version match what was done to the model?',
  severity: 'medium',
  maxAgeDays: 180,
  needs: [
    {
      type: 'artifact/delta',
      shows:
        'The tensors that differ from the last version, beside the training that explains them.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation:
    'Compare the two versions and record the training or the edit that made the difference.',
});

/** Controls of the artifact family, in display order. */
export const artifactControls = [art1, art2, art3] as const;
