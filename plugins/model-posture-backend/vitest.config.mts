import { find } from '@weighbridge/testkit';
import { defineWeighbridgeTests } from '@weighbridge/testkit/vitest';

// Without "module": Node cannot load what some dependencies of the host offer under that condition.
const conditions = ['@weighbridge/source', 'node', 'development|production'];

const ALL = ['src/**/*.test.ts', 'test/**/*.test.ts', 'fleet/**/*.test.ts'];
const POSTGRESQL_ALONE = ['test/**/*.postgresql.test.ts'];

// All database code must work on both. Without PostgreSQL, the files that need it still count, as not run.
const hasPostgres = find('postgresql') !== undefined;
const sqlite = {
  extends: true as const,
  test: { name: 'sqlite', include: ALL, exclude: hasPostgres ? POSTGRESQL_ALONE : [] },
};
const postgresql = {
  extends: true as const,
  test: {
    name: 'postgresql',
    include: ['src/store/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['./test/postgresql.ts'],
  },
};

export default defineWeighbridgeTests({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globals: true,
    // Each project names its own; it would add to these.
    include: [],
    setupFiles: ['./test/setup.ts'],
    projects: hasPostgres ? [sqlite, postgresql] : [sqlite],
  },
});
