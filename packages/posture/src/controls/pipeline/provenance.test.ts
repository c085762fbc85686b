import type { JsonObject } from '@weighbridge/core';
import { pipelineProvenance } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { OTHER, provenance, signing } from '../../../test/support/signers.ts';
import type { Policy } from '../../policy.ts';
import { judgeProvenance as judgeProvenancePayload } from './provenance.ts';

const judgeProvenance = asked(pipelineProvenance, judgeProvenancePayload);

const policy: Policy = { name: 'test', requires: [], ...signing };
const BUILDER = 'https://builder.example.org/v1';
const SOURCE = 'git+https://git.example.org/acme/models';
const NAME_THEM = 'Name in the policy the builders and sources that are allowed (provenance).';

function said(changes: JsonObject = {}, by: Policy = policy): string {
  const { outcome, message } = judgeProvenance(provenance(changes), by);
  return `${outcome}: ${message}`;
}

const remedyOf = (changes: JsonObject = {}, by: Policy = policy) =>
  judgeProvenance(provenance(changes), by).remedy;

const shape = (what: string) =>
  `inconclusive: The evidence does not have its type’s shape: ${what} is missing.`;

describe('pipeline/provenance', () => {
  test('says which pipeline made the bytes, and from which source', () => {
    expect(said()).toBe(`supports: ${BUILDER} made these bytes from ${SOURCE}.`);
    expect(said({ subjectDigest: OTHER })).toBe(said());
  });

  test('about other bytes is adverse, whatever made them', () => {
    const expected = 'adverse: The provenance is about other bytes than these.';
    expect(said({ subjectDigest: null })).toBe(expected);
    expect(said({ subjectDigest: null, builder: null, source: null })).toBe(expected);
  });

  test('about other bytes has the remedy to replace it, whichever file it is', () => {
    const remedy = (file: string) =>
      `Ask whoever made the model for the provenance of these bytes, in place of ${file}.`;
    const inFile = (path: string) => remedyOf({ subjectDigest: null, path });
    expect(inFile('a/provenance.json')).toBe(remedy('a/provenance.json'));
    expect(inFile('x'.repeat(200))).toBe(remedy(`${'x'.repeat(160)}…`));
    expect(inFile('')).toBe(remedy('the one that is here'));
  });

  test('that does not say which bytes it is about is open', () => {
    expect(said({ subjectDigest: undefined } as unknown as JsonObject)).toBe(
      shape('subjectDigest'),
    );
  });

  describe.for([
    ['builder', `${BUILDER}/`],
    ['source', `${SOURCE}.git`],
  ] as const)('its %s', ([name, other]) => {
    test.for([null, ''])('is not named by %j', (value) => {
      expect(said({ [name]: value })).toBe(`inconclusive: The provenance names no ${name}.`);
      expect(remedyOf({ [name]: value })).toBe(
        `Ask whoever made the model for provenance that names its ${name}, in place of attestations/provenance.json.`,
      );
    });

    test('is open if the provenance does not mention it', () => {
      expect(said({ [name]: undefined } as unknown as JsonObject)).toBe(shape(name));
    });

    test('is compared exactly, and cut in messages', () => {
      const refused = (uri: string) => `adverse: The policy does not allow the ${name} ${uri}.`;
      expect(said({ [name]: other })).toBe(refused(other));
      expect(said({ [name]: other.toUpperCase() })).toBe(refused(other.toUpperCase()));
      expect(said({ [name]: 'x'.repeat(2000) })).toBe(refused(`${'x'.repeat(160)}…`));
      const remedy = (uri: string) =>
        `Take the model from a ${name} that the policy allows, or allow ${uri} there (attestations/provenance.json).`;
      expect(remedyOf({ [name]: other })).toBe(remedy(other));
      expect(remedyOf({ [name]: 'x'.repeat(2000) })).toBe(remedy(`${'x'.repeat(160)}…`));
    });

    test('is open under a policy that names none', () => {
      const lists = { builders: [BUILDER], sources: [SOURCE], [`${name}s`]: [] };
      expect(said({}, { ...policy, provenance: lists })).toBe(
        `inconclusive: The policy names no ${name}s.`,
      );
      expect(remedyOf({}, { ...policy, provenance: lists })).toBe(NAME_THEM);
    });
  });

  test('also cuts long names of what is allowed', () => {
    const builder = `https://${'b'.repeat(200)}`;
    const source = `git+https://${'s'.repeat(200)}`;
    const lists = { builders: [builder], sources: [source] };
    expect(said({ builder, source }, { ...policy, provenance: lists })).toBe(
      `supports: ${builder.slice(0, 160)}… made these bytes from ${source.slice(0, 160)}….`,
    );
  });

  test('is open under a policy that says nothing of pipelines', () => {
    const { signers = [] } = signing;
    const bare: Policy = { name: 'bare', requires: [], signers };
    expect(said({}, bare)).toBe('inconclusive: The policy names no builders and sources.');
    expect(remedyOf({}, bare)).toBe(NAME_THEM);
  });
});
