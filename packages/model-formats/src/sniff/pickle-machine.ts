/** The unpicklers that are followed at the same time: CPython's accelerated one and its plain Python one. */
export const C_READING = 1;
export const PYTHON_READING = 2;

/** Kinds of values on the stack: no value is made; only what can be called, changed or spread is distinguished. */
export const KIND = {
  PLAIN: 1,
  /** A text of several characters; `CHAR` has at most one, or escapes that may represent one. */
  TEXT: 2,
  CHAR: 3,
  BYTES: 4,
  /** At most one byte. */
  BYTE: 11,
  ARRAY: 12,
  TUPLE: 5,
  LIST: 6,
  DICT: 7,
  SET: 8,
  /** What the program around the unpickler provides: persistent objects and buffers. */
  FOREIGN: 9,
  /** What was looked up by name, and what resulted from it. */
  IMPORTED: 10,
} as const;

const { PLAIN, TEXT, CHAR, BYTES, BYTE, TUPLE, FOREIGN, IMPORTED } = KIND;

/** Kinds of states that set no attribute, as far as is known. */
const FLAT: readonly number[] = [PLAIN, TEXT, CHAR, BYTES, BYTE, FOREIGN, IMPORTED];
/**
 * Kinds that reveal little as the arguments of a call: plain Python spreads a text into its letters, and it is unknown
 * whether a value that was looked up or provided can be spread. Lists of words get this far.
 */
const VAGUE: readonly number[] = [TEXT, BYTES, FOREIGN, IMPORTED];

/** Maximum number of values, marks and memo entries that are kept; a stream that needs more is left undecided. */
const MOST_VALUES = 2 ** 24;
const MOST_MARKS = 2 ** 20;
const MOST_SPARSE = 2 ** 16;
const DENSE_MEMO = 2 ** 20;

/**
 * `go`: the next opcode follows. `stop`: the stream ends well. `code`: a name that was looked up is called.
 * `no`: every unpickler gives up. `undecided`: the stream needs more room than is kept.
 */
export type PickleEffect = 'go' | 'stop' | 'code' | 'no' | 'undecided';

/** The stack machine of an unpickler, with kinds in place of values. */
export class PickleMachine {
  /** The unpicklers that have not given up yet, as bits. */
  readings = C_READING | PYTHON_READING;
  /** An imported object was changed, or called in a way that reveals little: code if the stream ends well. */
  #touched = false;
  #stack = new Uint8Array(64);
  #height = 0;
  #marks: number[] = [];
  #dense = new Uint8Array(64);
  #sparse = new Map<number, number>();
  #memoSize = 0;

  /** Drops the readings that these do not include; returns whether any is left. */
  narrowTo(readings: number): boolean {
    this.readings &= readings;
    return this.readings !== 0;
  }

  /** Restarts for a stream that follows another, as a second unpickler on the same file does. */
  restart(): void {
    this.#height = 0;
    this.#marks = [];
    this.#dense = new Uint8Array(64);
    this.#sparse.clear();
    this.#memoSize = 0;
  }

  /** The effect of a stream that stops well. */
  stop(): PickleEffect {
    if (!this.has(1)) return 'no';
    return this.#touched ? 'code' : 'stop';
  }

  /** Whether there are at least this many values above the last mark. */
  has(count: number): boolean {
    return this.#height - (this.#marks.at(-1) ?? 0) >= count;
  }

  /** The kind of the value this far below the top. */
  peek(below: number): number {
    return this.#stack[this.#height - 1 - below] ?? 0;
  }

  /** Pops this many values and pushes one. */
  replace(count: number, kind: number): PickleEffect {
    if (!this.has(count)) return 'no';
    this.#height -= count;
    return this.push(kind);
  }

  push(kind: number): PickleEffect {
    if (this.#height === this.#stack.length) {
      if (this.#height >= MOST_VALUES) return 'undecided';
      this.#stack = grown(this.#stack);
    }
    this.#stack[this.#height] = kind;
    this.#height += 1;
    return 'go';
  }

  mark(): PickleEffect {
    if (this.#marks.length >= MOST_MARKS) return 'undecided';
    this.#marks.push(this.#height);
    return 'go';
  }

  pop(): PickleEffect {
    if (this.has(1)) this.#height -= 1;
    else if (this.#marks.pop() === undefined) return 'no';
    return 'go';
  }

  /** Pops the values above the last mark; returns their number and the kind of the first. */
  takeMarked(): { readonly count: number; readonly first: number } | undefined {
    const mark = this.#marks.pop();
    if (mark === undefined) return undefined;
    const count = this.#height - mark;
    const first = this.#stack[mark] ?? 0;
    this.#height = mark;
    return { count, first };
  }

  /** Adds items to an object: one of a kind that has items, or an imported one, which is an effect. */
  change(target: number, kinds: readonly number[]): PickleEffect {
    if (target === IMPORTED) this.#touched = true;
    return target === IMPORTED || target === FOREIGN || kinds.includes(target) ? 'go' : 'no';
  }

  /** Calls `callee`; `spread` is the source of its arguments, `made` when it makes an instance. */
  call(callee: number, spread: number, made = false): PickleEffect {
    if (callee !== IMPORTED && callee !== FOREIGN) return 'no';
    if (spread === PLAIN || !this.#spreads(spread)) return 'no';
    if (callee === FOREIGN) return this.push(FOREIGN);
    if (made || !VAGUE.includes(spread)) return 'code';
    this.#touched = true;
    return this.push(IMPORTED);
  }

  /** Whether some unpickler takes arguments from such a value: the C one requires a tuple. */
  #spreads(kind: number): boolean {
    return kind === TUPLE || kind === FOREIGN || kind === IMPORTED || this.narrowTo(PYTHON_READING);
  }

  /** Sets an object's state. */
  build(target: number, state: number): PickleEffect {
    if (target !== IMPORTED) return target !== FOREIGN && state === TEXT ? 'no' : 'go';
    if (!FLAT.includes(state)) return 'code';
    this.#touched = true;
    return 'go';
  }

  put(index: number): PickleEffect {
    if (!this.has(1) || !(index >= 0)) return 'no';
    const kind = this.peek(0);
    if (this.#recall(index) === undefined) this.#memoSize += 1;
    if (index < DENSE_MEMO) {
      while (index >= this.#dense.length) this.#dense = grown(this.#dense);
      this.#dense[index] = kind;
    } else {
      if (this.#sparse.size >= MOST_SPARSE) return 'undecided';
      this.#sparse.set(index, kind);
    }
    return 'go';
  }

  memoize(): PickleEffect {
    return this.put(this.#memoSize);
  }

  get(index: number): PickleEffect {
    const kind = this.#recall(index);
    return kind === undefined ? 'no' : this.push(kind);
  }

  #recall(index: number): number | undefined {
    return index < DENSE_MEMO ? this.#dense[index] || undefined : this.#sparse.get(index);
  }
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const twice = new Uint8Array(bytes.length * 2);
  twice.set(bytes);
  return twice;
}
