import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { OTHER, provenance, signing } from '../../test/support/signers.ts';
import type { Policy } from '../policy.ts';
import { judgeProvenance } from './provenance.ts';

const policy: Policy = { name: 'test', requires: [], ...signing };
const BUILDER = 'https://builder.example.org/v1';
const SOURCE = 'git+https://git.example.org/acme/models';

function said(changes: JsonObject = {}, by: Policy = policy): string {
  const { outcome, message } = judgeProvenance(provenance(changes), by);
  return `${outcome}: ${message}`;
}

const shape = (what: string) => `inconclusive: The evidence is not of its type's shape: ${what}.`;

describe('pipeline/provenance', () => {
  test('says which pipeline made the bytes, and from what', () => {
    expect(said()).toBe(`supports: ${BUILDER} made these bytes from ${SOURCE}.`);
    expect(said({ subjectDigest: OTHER })).toBe(said());
  });

  test('about other bytes is adverse, whatever made them', () => {
    const expected = 'adverse: The provenance is about other bytes than these.';
    expect(said({ subjectDigest: null })).toBe(expected);
    expect(said({ subjectDigest: null, builder: null, source: null })).toBe(expected);
  });

  test.for([undefined, '', 'a1a1', `md5:${'a1'.repeat(16)}`, 5, [OTHER]])(
    'about %j is about nothing',
    (subjectDigest) => {
      expect(said({ subjectDigest } as JsonObject)).toBe(
        shape('subjectDigest is missing or no digest'),
      );
    },
  );

  describe.for([
    ['builder', `${BUILDER}/`],
    ['source', `${SOURCE}.git`],
  ] as const)('its %s', ([name, other]) => {
    test.for([null, ''])('is not named by %j', (value) => {
      expect(said({ [name]: value })).toBe(`inconclusive: The provenance names no ${name}.`);
    });

    test.for([undefined, 5, {}, [BUILDER]])('is no text: %j', (value) => {
      expect(said({ [name]: value } as JsonObject)).toBe(shape(`${name} is missing or no text`));
    });

    test('is compared exactly, and cut where it is told', () => {
      const refused = (uri: string) => `adverse: The policy does not allow the ${name} ${uri}.`;
      expect(said({ [name]: other })).toBe(refused(other));
      expect(said({ [name]: other.toUpperCase() })).toBe(refused(other.toUpperCase()));
      expect(said({ [name]: 'x'.repeat(2000) })).toBe(refused(`${'x'.repeat(160)}…`));
    });

    test('is open under a policy that names none', () => {
      const lists = { builders: [BUILDER], sources: [SOURCE], [`${name}s`]: [] };
      expect(said({}, { ...policy, provenance: lists })).toBe(
        `inconclusive: The policy names no ${name}s.`,
      );
    });
  });

  test('cuts long names of what is allowed, too', () => {
    const builder = `https://${'b'.repeat(200)}`;
    const source = `git+https://${'s'.repeat(200)}`;
    const lists = { builders: [builder], sources: [source] };
    expect(said({ builder, source }, { ...policy, provenance: lists })).toBe(
      `supports: ${builder.slice(0, 160)}… made these bytes from ${source.slice(0, 160)}….`,
    );
  });

  test('is open under a policy that says nothing of pipelines', () => {
    const { signers = [] } = signing;
    expect(said({}, { name: 'bare', requires: [], signers })).toBe(
      'inconclusive: The policy names no builders and sources.',
    );
  });
});
