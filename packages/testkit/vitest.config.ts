import { defineWeighbridgeTests } from './src/vitest.ts';

export default defineWeighbridgeTests();
