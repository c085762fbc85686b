import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
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
      testTimeout: 60_000,
      reporters: ['default', here('./reporter.ts'), here('./hang-watch.ts')],
      ...overrides.test,
      setupFiles: [here('./now-running.ts'), ...[overrides.test?.setupFiles ?? []].flat()],
    },
  });
}
