import { expect, test } from 'vitest';
import type { PickleOutcome } from './pickle-walk.ts';
import { OPCODE_BYTES, PickleWalk, walkPickle } from './pickle-walk.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const outcome = (text: string): PickleOutcome => walkPickle(latin(text), text.length);
const frame = (length: number): string => `\x95${String.fromCharCode(length)}${'\0'.repeat(7)}`;

/** Feeds the bytes in the smallest allowed pieces. */
function inPieces(bytes: Uint8Array): PickleOutcome {
  const walk = new PickleWalk(bytes.length);
  for (;;) {
    const reached = walk.run(bytes.subarray(walk.at, walk.at + OPCODE_BYTES), walk.at);
    if (reached !== 'open') return reached;
  }
}

const STREAMS: readonly (readonly [name: string, stream: string, expected: PickleOutcome])[] = [
  ['a call', "cos\nsystem\n(S'true'\ntR.", 'code'],
  ['a call of a name on the stack', '\x8c\x05posix\x8c\x06system\x93)R.', 'code'],
  ['INST', "(S'true'\nios\nsystem\n.", 'code'],
  ['INST at the end of a file, as plain Python runs it', "(S'true'\nios\nsystem", 'code'],
  ['OBJ', '(cos\nabort\no.', 'code'],
  ['NEWOBJ', 'ca\nb\n)\x81', 'code'],
  ['a list of arguments, which plain Python spreads', "cos\nsystem\n]S'true'\naR", 'code'],
  ['one letter of arguments', 'cos\nsystem\nVx\nR', 'code'],
  ['an escape that represents one letter', 'cos\nsystem\nV\\u0078\nR', 'code'],
  ['letters as arguments, and a good end', 'cos\nsystem\nVls\nR.', 'code'],
  ['a change of what was imported, and a good end', "csys\npath\nS'/tmp'\na.", 'code'],
  ['attributes set on what was imported', "cos\nenviron\n(S'a'\nI1\nd b".replace(' ', ''), 'code'],
  ['a call after other streams', "I1\n.N.cos\nsystem\n(S'true'\ntR.", 'code'],
  ['a call of what was kept in the memo', 'cos\nabort\np0\n0g0\n)R.', 'code'],
  ['a number that ends at a NUL, as C reads it', 'I1\0\xff\xfe\n0cos\nabort\n)R.', 'code'],
  ['a float that ends at a NUL', 'F2\0\0\0\0\0\0{"a"\n0cos\nabort\n)R.', 'code'],
  ['an argument across a frame, as C reads it', `${frame(3)}cos\nabort\n)R.`, 'code'],
  ['a frame past the end, as Python reads it', `${frame(99)}cos\nabort\n)R.`, 'code'],
  ['both, which no unpickler reads', `${frame(3)}cos\nabort\n${frame(99)})R.`, 'no'],
  [
    'a frame within a frame and one past the end',
    `${frame(30)}${frame(2)}N0${frame(99)}cos\nabort\n)R.`,
    'no',
  ],
  ['an import without a call', 'cos\nsystem\np0\n.', 'data'],
  ['a call of something that is not a function', "S'x'\n)R.", 'no'],
  ['a number of arguments', 'cos\nsystem\nI1\nR.', 'no'],
  ['a memo entry that is missing', 'cos\nabort\n0g7\n)R.', 'no'],
  ['a name that no loader finds', '(i)\nfoo\n', 'no'],
  ['a name with a space', 'cat and dog\nbird\n)R.', 'no'],
  ['a broken escape', 'V\\u12\n0cos\nabort\n)R.', 'no'],
  ['an open quote', "S'a\n0cos\nabort\n)R.", 'no'],
  ['text that is not UTF-8', '\x8c\x02\xff\xfe0cos\nabort\n)R.', 'no'],
  ['a persistent id that is not ASCII', 'P\xe9\n0cos\nabort\n)R.', 'no'],
  ['keys without a value', '(I1\nd0cos\nabort\n)R.', 'no'],
  ['a protocol that does not exist', '\x80\x06cos\nabort\n)R.', 'no'],
  ['a length that extends past the end', 'X\xff\0\0\0cos\nabort\n)R.', 'no'],
  ['a negative length', 'T\xff\xff\xff\xffcos\nabort\n)R.', 'no'],
];

test.for(STREAMS)('%s', ([, stream, expected]) => {
  expect(outcome(stream)).toBe(expected);
  expect(inPieces(latin(stream))).toBe(expected);
});

test('follows a line to its end, however long it is, in linear time', () => {
  const long = 'x'.repeat(2_000_000);
  // Anything worse than linear exceeds the test's time limit.
  expect(outcome(`V${long}\n0cos\nabort\n)R.`)).toBe('code');
  expect(outcome(`V${long}`)).toBe('no');
  expect(outcome(`S'${long}'\n0cos\nabort\n)R.`)).toBe('code');
  expect(outcome(`I${'0'.repeat(200_000)}\n0cos\nabort\n)R.`)).toBe('code');
});

test('leaves undecided a stream that needs more steps or room than the search has', () => {
  const loop = latin(`${'N0'.repeat(1_000)}cos\nabort\n)R.`);
  expect(new PickleWalk(loop.length, 500).run(loop, 0)).toBe('undecided');
  expect(new PickleWalk(loop.length, 5_000).run(loop, 0)).toBe('code');
  const deep = new Uint8Array(2 ** 24 + 1).fill(0x4e);
  expect(walkPickle(deep, deep.length)).toBe('undecided');
  const marks = new Uint8Array(2 ** 20 + 1).fill(0x28);
  expect(walkPickle(marks, marks.length)).toBe('undecided');
});

test('starts a new stream at no cost, however many there are', () => {
  const many = `r\xff\xff\x0f\0`.padStart(6, 'N') + '.' + 'N.'.repeat(500_000);
  expect(outcome(many)).toBe('data');
});
