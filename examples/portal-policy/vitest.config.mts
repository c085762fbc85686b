import { defineWeighbridgeTests } from '@weighbridge/testkit/vitest';

// Without "module": Node cannot load what some dependencies of the host offer under that condition.
const conditions = ['@weighbridge/source', 'node', 'development|production'];

export default defineWeighbridgeTests({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { globals: true, setupFiles: ['./src/setup.ts'] },
});
