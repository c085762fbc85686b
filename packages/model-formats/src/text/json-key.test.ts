import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonKeyFinder } from './json-key.ts';

function finds(text: string, size = text.length): boolean {
  const finder = new JsonKeyFinder('chat_template');
  for (let at = 0; at < text.length; at += size) finder.add(text.slice(at, at + size));
  return finder.found;
}

test.for([
  '{"chat_template":"{{ x }}"}',
  '{"a":[{"b":{"chat_template" \n:\t ["x"]}}]}',
  '{"chat_templat\\u0065":"x"}',
  '{"\\u0063\\u0068\\u0061\\u0074\\u005f\\u0074\\u0065\\u006d\\u0070\\u006c\\u0061\\u0074\\u0065":{}}',
  '{"x":NaN,"chat_template":"x"}',
  '{"a":"\\\\","chat_template":"x"',
  '{"a":"\\"","chat_template":"x"}',
])('finds the member in %s, in pieces of any size', (text) => {
  for (let size = 1; size <= text.length; size += 1) expect(finds(text, size)).toBe(true);
});

test.for([
  '{"a":"chat_template"}',
  '{"a":"\\"chat_template\\":\\"x\\""}',
  '["chat_template","x"]',
  '{"chat_template":null}',
  '{"chat_template_":"x","_chat_template":"x","Chat_template":"x"}',
  '{"chat_template\\u0000":"x"}',
  '',
  '"',
  '{"chat_template":',
])('finds none in %s', (text) => {
  for (let size = 1; size <= text.length; size += 1) expect(finds(text, size)).toBe(false);
});

test('finds in any JSON exactly the members that are there', () => {
  const value = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('chat_template', 'x"chat_template":"y', '\\', null, 1),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('chat_template', 'chat_templat')),
        tie('any'),
        { maxKeys: 3 },
      ),
    ),
  })).any;
  fc.assert(
    fc.property(value, fc.integer({ min: 1, max: 9 }), (any, size) => {
      expect(finds(JSON.stringify(any), size)).toBe(holds(any));
    }),
  );
});

function holds(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => {
    const counts = typeof member === 'string' || (typeof member === 'object' && member !== null);
    return (!Array.isArray(value) && key === 'chat_template' && counts) || holds(member);
  });
}
