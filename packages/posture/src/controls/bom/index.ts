import { bomClaims, bomCyclonedx, bomLicence } from '@weighbridge/evidence';
import { defineControl, need } from '../../control.ts';
import { deployedNowhere } from '../shared/deployed-nowhere.ts';
import { judgeBomClaims } from './bom-claims.ts';
import { judgeBom } from './bom.ts';
import { judgeLicence } from './licence.ts';
import { rememberBom, rememberLicences } from './remember.ts';

const bom1 = defineControl({
  id: 'WB-BOM-1',
  version: 1,
  family: 'bom',
  title: 'A valid bill of materials is bound to exactly these bytes',
  question: 'Is there a list of what the model is made of, and is it about this model?',
  severity: 'high',
  maxAgeDays: 90,
  needs: [
    need({
      of: bomCyclonedx,
      shows: 'A CycloneDX document that is valid and whose file hashes are those of the files.',
      grants: 'pass',
      judge: judgeBom,
      remember: rememberBom,
    }),
  ],
  rules: ['bom/'],
  remediation: 'Make the bill of materials again from the files, with hashing on.',
});

const bom2 = defineControl({
  id: 'WB-BOM-2',
  version: 1,
  family: 'bom',
  title: 'Every claim of the bill of materials says how it is known',
  question: 'How much of the bill of materials was checked, and how much only declared?',
  severity: 'medium',
  maxAgeDays: 90,
  needs: [
    need({
      of: bomClaims,
      shows:
        'How many claims are verified or measured, declared and inferred; none is without an answer, and some were checked.',
      grants: 'pass',
      judge: judgeBomClaims,
      remember: rememberBom,
    }),
  ],
  rules: [],
  remediation: 'Add evidence for the claims that are only declared or inferred.',
});

const bom3 = defineControl({
  id: 'WB-BOM-3',
  version: 2,
  family: 'bom',
  title: 'The serving image is scanned, recently, and what was found is triaged',
  question: 'Does the image that serves the model hold known vulnerabilities?',
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'image/vulnerabilities',
      shows: 'A recent scan of the serving image with a decision on every finding.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Scan the serving image, update it, and record why what remains does not matter.',
});

const bom4 = defineControl({
  id: 'WB-BOM-4',
  version: 1,
  family: 'bom',
  title: 'The policy allows the licence of the model',
  question: 'May the model be used the way it is used?',
  severity: 'medium',
  maxAgeDays: 90,
  needs: [
    need({
      of: bomLicence,
      shows: 'The licences that apply, as SPDX expressions, each with where it is written.',
      grants: 'pass',
      judge: judgeLicence,
      remember: rememberLicences,
    }),
  ],
  rules: ['licence/'],
  remediation:
    'State the licence in the model card, or choose a model whose licence the policy allows.',
});

/** Controls of the bom family, in display order. */
export const bomControls = [bom1, bom2, bom3, bom4] as const;
