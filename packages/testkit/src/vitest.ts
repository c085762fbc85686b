import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';
import { timesOf } from './property.ts';
import LongestFirst from './sequencer.ts';

function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/**
 * Milliseconds after which a test or a hook counts as hung. Tests that compute many cases take longer on a busy
 * machine, so the limit only ends tests that would never end. The long form runs ten times as many cases.
 */
function patienceMs(): number {
  const { WEIGHBRIDGE_LONG: times } = process.env;
  return times === undefined ? 600_000 : 1_800_000 * timesOf(times);
}

/** The vitest configuration of every package: sources instead of builds, and the result reporter. */
export function defineWeighbridgeTests(overrides: ViteUserConfig = {}): ViteUserConfig {
  const conditions = ['@weighbridge/source'];
  return defineConfig({
    ...overrides,
    resolve: {
      conditions: [...conditions, 'module', 'node', 'development|production'],
      ...overrides.resolve,
    },
    ssr: {
      resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] },
      ...overrides.ssr,
    },
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      passWithNoTests: false,
      testTimeout: patienceMs(),
      hookTimeout: patienceMs(),
      reporters: ['default', here('./reporter.ts'), here('./hang-watch.ts')],
      sequence: { sequencer: LongestFirst },
      ...overrides.test,
      setupFiles: [here('./now-running.ts'), ...[overrides.test?.setupFiles ?? []].flat()],
    },
  });
}
