import type { FindingLog } from '../finding.ts';
import { quote } from '../finding.ts';
import type { FormatReading } from '../format.ts';
import type { Limits } from '../limits.ts';
import type { GgufHeader } from './header.ts';

/** Adds up the tensors of a model's parts, and finds those that two parts share. */
export class ShardTotals {
  readonly #home = new Map<string, number>();
  readonly #limits: Limits;
  readonly #log: FindingLog;
  #tensors = 0;
  #complete = true;
  #full = false;

  constructor(limits: Limits, log: FindingLog) {
    this.#limits = limits;
    this.#log = log;
  }

  /** What could not be compared within the limits. */
  get skipped(): FormatReading['coverage']['skipped'] {
    return this.#full ? [{ what: 'shards', reason: 'more tensors than the limit' }] : [];
  }

  /** Records that a part is missing, which makes the sum meaningless. */
  incomplete(): void {
    this.#complete = false;
  }

  /** Adds the tensors of one part. */
  add(number: number, { tensors, tensorCount }: GgufHeader): void {
    this.#tensors += tensorCount;
    for (const { name } of tensors) {
      if (this.#home.size >= this.#limits.maxTensors) return this.#stop();
      const before = this.#home.get(name);
      this.#home.set(name, number);
      if (before === undefined || before === number) continue;
      this.#log.add('gguf-split/duplicate-tensor', {
        message: `the tensor ${quote(name)} is in the parts ${before} and ${number}`,
        key: name,
      });
    }
  }

  /** Compares the sum with the total that the first part states. */
  compare(expected: number): void {
    if (!this.#complete || this.#tensors === expected) return;
    this.#log.add('gguf-split/tensor-count', {
      message: `split.tensors.count is ${expected}, but the parts have ${this.#tensors} tensors`,
    });
  }

  #stop(): void {
    this.#full = true;
    this.#log.add('gguf/limit-exceeded', {
      message: `the parts have more than ${this.#limits.maxTensors} tensors`,
      key: 'shards',
    });
  }
}
