import { defineWeighbridgeTests } from '@weighbridge/testkit/vitest';

export default defineWeighbridgeTests({
  test: {
    include: ['test/libraries/*.conformance.ts'],
    // The script loads every library once and makes about 300 models.
    hookTimeout: 1_800_000,
    testTimeout: 600_000,
  },
});
