import { mutate } from '@weighbridge/testkit/mutation';

// Aside: `hash-worker` runs in its own threads, which a change in this process does not reach.
process.exitCode = await mutate({
  name: '@weighbridge/core/node',
  root: import.meta.dirname,
  goal: 90,
  sources: /^src\/node[./]/,
  tests: /^src\/node\//,
  aside: /\/(?:hash-worker|serve-hashing)\.ts$/,
});
