import { mutate } from '@weighbridge/testkit/mutation';

/*
 * Aside: `door` runs the real sources in processes of their own, `generated` compares files with the text that the
 * sources make, so it would notice anything without understanding it, `wrong-evaluators` and `situations` test the
 * tests, and `histories`, `vanished-size` and `yaml-size` take long.
 */
process.exitCode = await mutate({
  name: '@weighbridge/posture',
  root: import.meta.dirname,
  goal: 90,
  sources: /^src\//,
  tests: /./,
  aside:
    /\/(?:door|generated|histories|situations|vanished-size|wrong-evaluators|yaml-size)\.test\.ts$/,
  prose: /^src\/(?:controls|policies)\/|^src\/checklist\/lines\.ts$/,
});
