import type { DryRun, Mutant, Order, Try } from './mutant.ts';

/**
 * What to run for a mutant, or nothing if no test reaches it; the fastest first.
 *
 * Tests that take longer than `mostMs` are left out; that can only make the score worse.
 * Modules are loaded again only if something made while they loaded can depend on the change.
 */
export function plan({ id }: Mutant, dry: DryRun, mostMs = Infinity): Order | undefined {
  const everywhere = dry.atLoad.includes(id);
  const reloads = new Set(everywhere ? dry.loading.keys() : dry.reachedByLoading[id]);
  const reached = new Set(dry.reachedBy[id]);
  const tries = dry.loading.flatMap((_, file) => {
    const reload = reloads.has(file);
    const tests = dry.tests.flatMap((test, i) =>
      test.file === file && test.ms <= mostMs && (reload || reached.has(i)) ? [i] : [],
    );
    tests.sort((a, b) => msOf(dry, a) - msOf(dry, b));
    return tests.length === 0 ? [] : [{ file, reload, tests }];
  });
  if (tries.length === 0) return undefined;
  tries.sort((a, b) => costOf(dry, a) - costOf(dry, b));
  return { kind: 'mutant', id, tries, hitLimit: 10_000 + 100 * (dry.hits[id] ?? 0) };
}

function costOf(dry: DryRun, { file, reload, tests }: Try): number {
  const running = tests.reduce((sum, test) => sum + msOf(dry, test), 0);
  return running + (reload ? (dry.loading[file] ?? 0) + 1000 : 0);
}

function msOf(dry: DryRun, test: number): number {
  return dry.tests[test]?.ms ?? 0;
}
