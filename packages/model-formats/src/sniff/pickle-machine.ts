/** The unpicklers that are followed at once: CPython's accelerated one and its plain Python one. */
export const C_READING = 1;
export const PYTHON_READING = 2;

/** Kinds of values on the stack: no value is made, only what can be called, changed or spread is told apart. */
export const KIND = {
  PLAIN: 1,
  /** A text of several characters; `CHAR` has one at most, or escapes that may stand for one. */
  TEXT: 2,
  CHAR: 3,
  BYTES: 4,
  /** Bytes of which there is one at most. */
  BYTE: 11,
  ARRAY: 12,
  TUPLE: 5,
  LIST: 6,
  DICT: 7,
  SET: 8,
  /** What the program around the unpickler hands in: persistent objects and buffers. */
  FOREIGN: 9,
  /** What was looked up by name, and what came of it. */
  IMPORTED: 10,
} as const;

const { PLAIN, TEXT, CHAR, BYTES, BYTE, TUPLE, FOREIGN, IMPORTED } = KIND;

/** Kinds of states that set no attribute, as far as can be told. */
const FLAT: readonly number[] = [PLAIN, TEXT, CHAR, BYTES, BYTE, FOREIGN, IMPORTED];
/**
 * What says little as the arguments of a call: plain Python spreads a text into its letters, and of what
 * was looked up or handed in nobody can tell whether it can be spread. Lists of words get this far.
 */
const VAGUE: readonly number[] = [TEXT, BYTES, FOREIGN, IMPORTED];

/** Most values, marks and memo entries that are kept; a stream that needs more is left undecided. */
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
  /** An imported object was changed, or called in a way that says little: code if the stream ends well. */
  #touched = false;
  #stack = new Uint8Array(64);
  #height = 0;
  #marks: number[] = [];
  #dense = new Uint8Array(64);
  #sparse = new Map<number, number>();
  #memoSize = 0;

  /** Drops the readings that these do not include; says whether any is left. */
  narrowTo(readings: number): boolean {
    this.readings &= readings;
    return this.readings !== 0;
  }

  /** Begins anew for a stream that follows another, as a second unpickler on the same file does. */
  restart(): void {
    this.#height = 0;
    this.#marks = [];
    this.#dense = new Uint8Array(64);
    this.#sparse.clear();
    this.#memoSize = 0;
  }

  /** What a stream that stops well has done. */
  stop(): PickleEffect {
    if (!this.has(1)) return 'no';
    return this.#touched ? 'code' : 'stop';
  }

  /** Whether so many values stand above the last mark. */
  has(count: number): boolean {
    return this.#height - (this.#marks.at(-1) ?? 0) >= count;
  }

  /** The kind of the value that is so many below the top. */
  peek(below: number): number {
    return this.#stack[this.#height - 1 - below] ?? 0;
  }

  /** Takes so many values and pushes one. */
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

  /** Takes the values above the last mark: how many they are and the kind of the first. */
  takeMarked(): { readonly count: number; readonly first: number } | undefined {
    const mark = this.#marks.pop();
    if (mark === undefined) return undefined;
    const count = this.#height - mark;
    const first = this.#stack[mark] ?? 0;
    this.#height = mark;
    return { count, first };
  }

  /** An object gets items: of the kinds that have them, or an imported one, which is an effect. */
  change(target: number, kinds: readonly number[]): PickleEffect {
    if (target === IMPORTED) this.#touched = true;
    return target === IMPORTED || target === FOREIGN || kinds.includes(target) ? 'go' : 'no';
  }

  /** Calls `callee`; `spread` is what its arguments are taken from, `made` where it makes an instance. */
  call(callee: number, spread: number, made = false): PickleEffect {
    if (callee !== IMPORTED && callee !== FOREIGN) return 'no';
    if (spread === PLAIN || !this.#spreads(spread)) return 'no';
    if (callee === FOREIGN) return this.push(FOREIGN);
    if (made || !VAGUE.includes(spread)) return 'code';
    this.#touched = true;
    return this.push(IMPORTED);
  }

  /** Whether some unpickler takes arguments from such a value: the C one wants a tuple. */
  #spreads(kind: number): boolean {
    return kind === TUPLE || kind === FOREIGN || kind === IMPORTED || this.narrowTo(PYTHON_READING);
  }

  /** Sets the state of an object. */
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
