import { defineWeighbridgeTests } from '@weighbridge/testkit/vitest';

export default defineWeighbridgeTests({
  test: {
    include: ['e2e/**/*.test.ts', 'seed/**/*.test.ts'],
    // Each file starts its own portal and browser: one after the other on a small machine.
    fileParallelism: false,
  },
});
