import { runtimeDigest, signatureManifest, signatureVerification } from '@weighbridge/evidence';
import { defineControl, need } from '../../control.ts';
import { judgeManifest } from './manifest.ts';
import { rememberAdmissions, rememberSignature } from './remember.ts';
import { judgeRuntimeDigest } from './runtime-digest.ts';
import { judgeSignature } from './signature.ts';

const int1 = defineControl({
  id: 'WB-INT-1',
  version: 2,
  family: 'integrity',
  title: 'The model is signed, and by someone who may sign it',
  question: 'Who vouches for these bytes, and may they?',
  severity: 'critical',
  maxAgeDays: 30,
  needs: [
    need({
      of: signatureVerification,
      shows: 'A signature over the model that verifies, made by a signer whom the policy allows.',
      grants: 'pass',
      judge: judgeSignature,
      remember: rememberSignature,
    }),
  ],
  rules: ['signing/not-verified', 'signing/file-changed', 'signing/file-missing'],
  remediation:
    'Have the model signed by OpenSSF Model Signing (weighbridge sign), and name the signer in the policy.',
});

const int2 = defineControl({
  id: 'WB-INT-2',
  version: 2,
  family: 'integrity',
  title: 'What runs is what was admitted',
  question: 'Are the bytes that serve requests the bytes that were admitted?',
  severity: 'critical',
  maxAgeDays: 1,
  needs: [
    need({
      of: runtimeDigest,
      shows:
        'The digest of the model, the same at two different times or places: as admitted, and as it runs.',
      grants: 'pass',
      judge: judgeRuntimeDigest,
      remember: rememberAdmissions,
    }),
  ],
  rules: [],
  remediation:
    'Have the model admitted by a signed statement; where the digests differ, roll out the admitted version again, and find out how the other one got there.',
});

const int3 = defineControl({
  id: 'WB-INT-3',
  version: 2,
  family: 'integrity',
  title: 'No file of the model is unlisted, ignored or renamed',
  question: 'Does the signed list name every file, under the name it has?',
  severity: 'high',
  maxAgeDays: 30,
  needs: [
    need({
      of: signatureManifest,
      shows: 'The signed list of files compared with the files that are there.',
      grants: 'pass',
      judge: judgeManifest,
      remember: rememberSignature,
    }),
  ],
  rules: ['signing/file-unsigned', 'signing/ignored-loadable'],
  remediation:
    'Have the folder signed as it is, so that a list says which files belong to the model.',
});

/** Controls of the integrity family, in display order. */
export const integrityControls = [int1, int2, int3] as const;
