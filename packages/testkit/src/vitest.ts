import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

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
      reporters: ['default', fileURLToPath(new URL('./reporter.ts', import.meta.url))],
      ...overrides.test,
    },
  });
}
