import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant, MutantResult } from './mutant.ts';

/**
 * Mutants that an earlier run killed, so work on the tests need not wait for them again.
 *
 * One counts while its source is byte for byte the same. This assumes that tests have only been added: the figure to
 * quote comes from a run without such a file.
 */
export class KilledBefore {
  readonly #root: string;
  readonly #file: string | undefined;
  readonly #keys: Set<string>;
  readonly #hashes = new Map<string, string>();

  constructor(root: string, file: string | undefined) {
    this.#root = root;
    this.#file = file;
    const text = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
    this.#keys = new Set(text.split('\n'));
  }

  has(mutant: Mutant): boolean {
    return this.#keys.has(this.#keyOf(mutant));
  }

  add({ mutant, status }: MutantResult): void {
    if (this.#file === undefined || (status !== 'killed' && status !== 'timeout')) return;
    if (!this.has(mutant)) appendFileSync(this.#file, `${this.#keyOf(mutant)}\n`);
  }

  #keyOf({ file, line, operator, original, replacement }: Mutant): string {
    return JSON.stringify([this.#hashOf(file), file, line, operator, original, replacement]);
  }

  #hashOf(file: string): string {
    let hash = this.#hashes.get(file);
    if (hash === undefined) {
      hash = createHash('sha256')
        .update(readFileSync(join(this.#root, file)))
        .digest('hex');
      this.#hashes.set(file, hash);
    }
    return hash;
  }
}
