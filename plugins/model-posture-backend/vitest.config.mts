import { defineWeighbridgeTests } from '@weighbridge/testkit/vitest';

export default defineWeighbridgeTests({
  test: { globals: true, setupFiles: ['./test/setup.ts'] },
});
