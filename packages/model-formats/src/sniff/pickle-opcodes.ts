/**
 * How an opcode's argument is written: a number of bytes; a counted run of bytes or of UTF-8 (`signed` counts refuse
 * negative numbers); one line of text, or two for `names`.
 */
export type PickleArgument =
  | number
  | { readonly count: 1 | 4 | 8; readonly signed?: true; readonly utf8?: true }
  | LineArgument;

/** What a line of text must be. */
export type LineArgument =
  | 'ascii'
  | 'unicode'
  | 'integer'
  | 'long'
  | 'float'
  | 'index'
  | 'quoted'
  | 'names'
  | 'ascii-names';

/** What one opcode does; the machine in `pickle-machine.ts` implements it. */
export type PickleAction =
  | 'additems'
  | 'append'
  | 'appends'
  | 'array'
  | 'binpersid'
  | 'build'
  | 'bytes'
  | 'dict'
  | 'dup'
  | 'empty-dict'
  | 'extension'
  | 'foreign'
  | 'frame'
  | 'frozenset'
  | 'get'
  | 'global'
  | 'inst'
  | 'list'
  | 'list-of'
  | 'mark'
  | 'memoize'
  | 'newobj'
  | 'newobj-ex'
  | 'obj'
  | 'plain'
  | 'pop'
  | 'pop-mark'
  | 'proto'
  | 'put'
  | 'readonly'
  | 'reduce'
  | 'set'
  | 'setitem'
  | 'setitems'
  | 'stack-global'
  | 'stop'
  | 'text'
  | 'tuple'
  | 'tuple-of'
  | 'tuple1'
  | 'tuple2'
  | 'tuple3';

/** One opcode of the protocols 0 to 5. */
export interface PickleOpcode {
  readonly argument: PickleArgument;
  readonly action: PickleAction;
}

type Row = readonly [code: number | string, action: PickleAction, argument?: PickleArgument];

/**
 * The opcodes of protocols 0 to 5.
 *
 * @see https://github.com/python/cpython/blob/main/Lib/pickletools.py
 */
const ROWS: readonly Row[] = [
  ['(', 'mark'],
  ['.', 'stop'],
  ['0', 'pop'],
  ['1', 'pop-mark'],
  ['2', 'dup'],
  ['F', 'plain', 'float'],
  ['G', 'plain', 8],
  ['I', 'plain', 'integer'],
  ['L', 'plain', 'long'],
  ['J', 'plain', 4],
  ['K', 'plain', 1],
  ['M', 'plain', 2],
  ['N', 'plain'],
  ['P', 'foreign', 'ascii'],
  ['Q', 'binpersid'],
  ['R', 'reduce'],
  ['S', 'text', 'quoted'],
  ['T', 'text', { count: 4, signed: true }],
  ['U', 'text', { count: 1 }],
  ['V', 'text', 'unicode'],
  ['X', 'text', { count: 4, utf8: true }],
  ['B', 'bytes', { count: 4 }],
  ['C', 'bytes', { count: 1 }],
  ['a', 'append'],
  ['b', 'build'],
  ['c', 'global', 'names'],
  ['i', 'inst', 'ascii-names'],
  ['o', 'obj'],
  ['d', 'dict'],
  ['e', 'appends'],
  ['l', 'list-of'],
  ['t', 'tuple-of'],
  ['u', 'setitems'],
  ['g', 'get', 'index'],
  ['h', 'get', 1],
  ['j', 'get', 4],
  ['p', 'put', 'index'],
  ['q', 'put', 1],
  ['r', 'put', 4],
  ['s', 'setitem'],
  ['}', 'empty-dict'],
  [']', 'list'],
  [')', 'tuple'],
  [0x80, 'proto', 1],
  [0x81, 'newobj'],
  [0x82, 'extension', 1],
  [0x83, 'extension', 2],
  [0x84, 'extension', 4],
  [0x85, 'tuple1'],
  [0x86, 'tuple2'],
  [0x87, 'tuple3'],
  [0x88, 'plain'],
  [0x89, 'plain'],
  [0x8a, 'plain', { count: 1 }],
  [0x8b, 'plain', { count: 4, signed: true }],
  [0x8c, 'text', { count: 1, utf8: true }],
  [0x8d, 'text', { count: 8, utf8: true }],
  [0x8e, 'bytes', { count: 8 }],
  [0x8f, 'set'],
  [0x90, 'additems'],
  [0x91, 'frozenset'],
  [0x92, 'newobj-ex'],
  [0x93, 'stack-global'],
  [0x94, 'memoize'],
  [0x95, 'frame', 8],
  [0x96, 'array', { count: 8 }],
  [0x97, 'foreign'],
  [0x98, 'readonly'],
];

/** Opcodes by their byte. */
export const PICKLE_OPCODES: readonly (PickleOpcode | undefined)[] = byCode();

function byCode(): readonly (PickleOpcode | undefined)[] {
  const table: (PickleOpcode | undefined)[] = Array.from({ length: 256 });
  for (const [code, action, argument = 0] of ROWS)
    table[typeof code === 'number' ? code : code.charCodeAt(0)] = { argument, action };
  return table;
}
