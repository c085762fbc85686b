import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { CAPABILITIES } from './capabilities.ts';

/** What one package's run writes to test-results/results.json; `npm test` adds them up. */
export interface TestResults {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: Readonly<Record<string, number>>;
}

const NEED = /\[needs ([a-z0-9-]+)\]/;

/** A test that needs an available capability was not skipped because of it: a hook before it failed. */
function isMissing(need: string): boolean {
  return CAPABILITIES.some(({ name, find }) => name === need && find() === undefined);
}

/** Counts tests, distinguishes "not run because X is missing" from a silent skip, and fails the run on the latter. */
export default class ResultReporter implements Reporter {
  #root = process.cwd();

  onInit(vitest: Vitest): void {
    this.#root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    const notRun: Record<string, number> = {};
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else {
          const need = NEED.exec(test.fullName)?.[1] ?? '';
          if (isMissing(need)) notRun[need] = (notRun[need] ?? 0) + 1;
          else {
            failed += 1;
            process.exitCode = 1;
            console.error(
              `silently skipped: ${module.moduleId} > ${test.fullName}; say what it needs with describeWith(), or fix the hook that failed before it`,
            );
          }
        }
      }
    }
    const results: TestResults = { passed, failed, notRun };
    mkdirSync(join(this.#root, 'test-results'), { recursive: true });
    writeFileSync(join(this.#root, 'test-results', 'results.json'), `${JSON.stringify(results)}\n`);
    for (const [need, count] of Object.entries(notRun))
      console.error(`skipped: ${count} tests need ${need}`);
  }
}
