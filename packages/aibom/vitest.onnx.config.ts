import { defineWeighbridgeTests } from '@weighbridge/testkit/vitest';

export default defineWeighbridgeTests({ test: { include: ['test/*.conformance.ts'] } });
