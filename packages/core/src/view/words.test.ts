import { expect, test } from 'vitest';
import { FAMILIES, familyTitle } from './family-words.ts';
import { gateWord, isOpenGate } from './gate-words.ts';
import { openReasonWord } from './reason-words.ts';
import { STATUSES, statusWord } from './status-words.ts';
import { tierWord } from './tier-words.ts';

test('families have titles, in display order', () => {
  expect(FAMILIES.map(familyTitle)).toEqual([
    'Integrity',
    'Artifacts',
    'Bill of materials',
    'Data',
    'Pipeline',
    'Privacy',
    'Deployment',
    'Runtime',
    'Confidentiality',
    'Cloud',
  ]);
});

test('the gate has the same word in a chip and in capitals', () => {
  const outcomes = ['admit', 'admit-with-conditions', 'refuse', 'cannot-decide'] as const;
  expect(outcomes.map(gateWord).map(({ word, headline, sign }) => [word, headline, sign])).toEqual([
    ['Admitted', 'ADMITTED', '✓'],
    ['Admitted with conditions', 'ADMITTED WITH CONDITIONS', '!'],
    ['Refused', 'REFUSED', '✕'],
    ['Cannot decide', 'CANNOT DECIDE', '?'],
  ]);
  expect(outcomes.map(isOpenGate)).toEqual([true, true, false, false]);
});

test('no two answers share a sign, so that people can distinguish them without colour', () => {
  expect(new Set(STATUSES.map((status) => statusWord(status).sign)).size).toBe(STATUSES.length);
});

/** Words of a future version, and names that every object has. */
const STRANGE = ['quantum', 'constructor', '__proto__', 'toString', '', '<b>'];

test.for(STRANGE)('an unknown word, %j, is shown as it is', (word) => {
  expect(familyTitle(word)).toBe(word);
  expect(gateWord(word as 'admit')).toEqual({ word, headline: word, sign: '?', mood: 'unsure' });
  expect(statusWord(word as 'pass').word).toBe(word);
  expect(tierWord(word as 'none').word).toBe(word);
  expect(openReasonWord(word as 'error')).toBe(word);
});
