import { expect, test } from 'vitest';
import type { BomAffirmation, BomAssessment } from '../src/index.ts';
import { validateBom } from '../src/validate.ts';
import { bomText, OPTIONS } from './bom-text.ts';

const ASSESSMENT: BomAssessment = {
  assessor: { name: 'Weighbridge', thirdParty: false },
  standard: { name: 'House rules', version: '3', url: 'https://example.org/rules' },
  results: [
    {
      requirement: 'A-1',
      title: 'It is signed',
      outcome: 'pass',
      rationale: 'The signature holds.',
      evidence: [
        {
          id: `sha256:${'2'.repeat(64)}`,
          type: 'signature/verification',
          tier: 'verified',
          locator: 'model.sig',
          observedAt: '2026-11-23T12:00:00Z',
          expiresAt: '2027-11-23T12:00:00Z',
        },
      ],
    },
    { requirement: 'A-2', title: 'It is safe', outcome: 'fail', rationale: 'It runs code.' },
    { requirement: 'A-3', title: 'It is logged', outcome: 'unknown', rationale: 'Nobody looked.' },
    { requirement: 'A-4', title: 'It drifts', outcome: 'not-applicable', rationale: 'No data.' },
  ],
};
const AFFIRMATION: BomAffirmation = {
  statement: 'This is what we know.',
  signatories: [
    { name: 'Ada', role: 'CISO', organization: 'Example', url: 'https://example.org/ada.sig' },
  ],
};

test.for(['1.7', '1.6'] as const)('attestations to a standard in %s', async (specVersion) => {
  const options = { assessments: [ASSESSMENT], affirmation: AFFIRMATION, specVersion };
  const bom = JSON.parse(await bomText(undefined, { ...OPTIONS, ...options })) as unknown;
  expect(await validateBom(bom)).toEqual({ valid: true, consistent: true, errors: [] });
  expect(bom).toMatchObject({
    declarations: {
      assessors: [{ thirdParty: false, organization: { name: 'Weighbridge' } }],
      attestations: [
        {
          map: [
            { claims: ['result:0:A-1'], conformance: { score: 1 } },
            { counterClaims: ['result:0:A-2'], conformance: { score: 0 } },
            {
              requirement: 'requirement:0:A-3',
              conformance: { rationale: 'unknown: Nobody looked.' },
            },
            { conformance: { rationale: 'not-applicable: No data.' } },
          ],
        },
      ],
      affirmation: { statement: 'This is what we know.' },
    },
    definitions: { standards: [{ name: 'House rules', requirements: [{}, {}, {}, {}] }] },
  });
  expect(JSON.stringify(bom)).not.toContain('"claims":["result:0:A-3"]');
});

test('two results for the same requirement are an error of the caller', async () => {
  const results = [...ASSESSMENT.results, ...ASSESSMENT.results.slice(0, 1)];
  const options = { ...OPTIONS, assessments: [{ ...ASSESSMENT, results }] };
  await expect(bomText(undefined, options)).rejects.toThrow(RangeError);
});
