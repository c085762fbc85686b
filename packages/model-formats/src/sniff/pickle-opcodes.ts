/** How the argument of an opcode is written: so many bytes, a counted run of bytes, or lines of text. */
export type PickleArgument =
  | 0
  | 1
  | 2
  | 4
  | 8
  | 'count1'
  | 'count4'
  | 'count8'
  | 'line'
  | 'integer'
  | 'float'
  | 'quoted'
  | 'names';

/** What one opcode does to the stack, as far as it tells whether an unpickler goes on. */
export interface PickleOpcode {
  readonly argument: PickleArgument;
  /** Values it needs; of a `mark` opcode those below the mark. */
  readonly needs: number;
  readonly pops: number;
  readonly pushes: number;
  /** Takes everything above the last mark. */
  readonly mark: boolean;
  /** `import`: looks a name up; `call`: can run what was looked up; `run`: both. */
  readonly effect?: 'import' | 'call' | 'run' | 'stop' | 'set-mark' | 'pop';
}

type Row = readonly [
  code: number | string,
  argument: PickleArgument,
  needs: number,
  pops: number,
  pushes: number,
  mark?: 'mark' | '',
  effect?: PickleOpcode['effect'],
];

/**
 * The opcodes of protocols 0 to 5.
 *
 * @see https://github.com/python/cpython/blob/main/Lib/pickletools.py
 */
const ROWS: readonly Row[] = [
  ['(', 0, 0, 0, 0, '', 'set-mark'],
  ['.', 0, 1, 0, 0, '', 'stop'],
  ['0', 0, 1, 1, 0, '', 'pop'],
  ['1', 0, 0, 0, 0, 'mark'],
  ['2', 0, 1, 0, 1],
  ['F', 'float', 0, 0, 1],
  ['G', 8, 0, 0, 1],
  ['I', 'integer', 0, 0, 1],
  ['L', 'integer', 0, 0, 1],
  ['J', 4, 0, 0, 1],
  ['K', 1, 0, 0, 1],
  ['M', 2, 0, 0, 1],
  ['N', 0, 0, 0, 1],
  ['P', 'line', 0, 0, 1, '', 'call'],
  ['Q', 0, 1, 1, 1, '', 'call'],
  ['R', 0, 2, 2, 1, '', 'call'],
  ['S', 'quoted', 0, 0, 1],
  ['T', 'count4', 0, 0, 1],
  ['U', 'count1', 0, 0, 1],
  ['V', 'line', 0, 0, 1],
  ['X', 'count4', 0, 0, 1],
  ['B', 'count4', 0, 0, 1],
  ['C', 'count1', 0, 0, 1],
  ['a', 0, 2, 1, 0],
  ['b', 0, 2, 1, 0, '', 'call'],
  ['c', 'names', 0, 0, 1, '', 'import'],
  ['i', 'names', 0, 0, 1, 'mark', 'run'],
  ['o', 0, 0, 0, 1, 'mark', 'call'],
  ['d', 0, 0, 0, 1, 'mark'],
  ['e', 0, 1, 0, 0, 'mark'],
  ['l', 0, 0, 0, 1, 'mark'],
  ['t', 0, 0, 0, 1, 'mark'],
  ['u', 0, 1, 0, 0, 'mark'],
  ['g', 'integer', 0, 0, 1],
  ['h', 1, 0, 0, 1],
  ['j', 4, 0, 0, 1],
  ['p', 'integer', 1, 0, 0],
  ['q', 1, 1, 0, 0],
  ['r', 4, 1, 0, 0],
  ['s', 0, 3, 2, 0],
  ['}', 0, 0, 0, 1],
  [']', 0, 0, 0, 1],
  [')', 0, 0, 0, 1],
  [0x80, 1, 0, 0, 0],
  [0x81, 0, 2, 2, 1, '', 'call'],
  [0x82, 1, 0, 0, 1, '', 'import'],
  [0x83, 2, 0, 0, 1, '', 'import'],
  [0x84, 4, 0, 0, 1, '', 'import'],
  [0x85, 0, 1, 1, 1],
  [0x86, 0, 2, 2, 1],
  [0x87, 0, 3, 3, 1],
  [0x88, 0, 0, 0, 1],
  [0x89, 0, 0, 0, 1],
  [0x8a, 'count1', 0, 0, 1],
  [0x8b, 'count4', 0, 0, 1],
  [0x8c, 'count1', 0, 0, 1],
  [0x8d, 'count8', 0, 0, 1],
  [0x8e, 'count8', 0, 0, 1],
  [0x8f, 0, 0, 0, 1],
  [0x90, 0, 1, 0, 0, 'mark'],
  [0x91, 0, 0, 0, 1, 'mark'],
  [0x92, 0, 3, 3, 1, '', 'call'],
  [0x93, 0, 2, 2, 1, '', 'import'],
  [0x94, 0, 1, 0, 0],
  [0x95, 8, 0, 0, 0],
  [0x96, 'count8', 0, 0, 1],
  [0x97, 0, 0, 0, 1],
  [0x98, 0, 1, 0, 0],
];

/** Opcodes by their byte. */
export const PICKLE_OPCODES: readonly (PickleOpcode | undefined)[] = byCode();

function byCode(): readonly (PickleOpcode | undefined)[] {
  const table: (PickleOpcode | undefined)[] = Array.from({ length: 256 });
  for (const [code, argument, needs, pops, pushes, mark, effect] of ROWS) {
    table[typeof code === 'number' ? code : code.charCodeAt(0)] = {
      argument,
      needs,
      pops,
      pushes,
      mark: mark === 'mark',
      ...(effect !== undefined && { effect }),
    };
  }
  return table;
}
