import fc from 'fast-check';

/** One thing that happens; `of` is a model, `by` a replica, `to` a place. */
export type Step =
  | {
      readonly do: 'move' | 'refresh';
      readonly to: number;
      readonly by: number;
      readonly of: number;
    }
  | { readonly do: 'weigh' | 'remove'; readonly by: number; readonly of: number }
  | { readonly do: 'put'; readonly to: number; readonly content: number }
  | { readonly do: 'release'; readonly which: 'first' | 'last' }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'look' };

/** The first place most often, so it is weighed more than once at a time. */
const place = fc.constantFrom(0, 0, 0, 1, 2);
const by = fc.nat(1);
/** One model most often; the other must stay unchanged next to it, and is counted with it. */
const of = fc.constantFrom(0, 0, 1);
/** What happens, in which order. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), to: place, by, of }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('refresh' as const), to: place, by, of }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('weigh' as const), by, of }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), by, of }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('put' as const),
        to: place,
        content: fc.constantFrom(0, 1, 2, 3, 3),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('release' as const),
        which: fc.constantFrom('first' as const, 'last' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 400) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
  ),
  { minLength: 4, maxLength: 24 },
);

/** One weighing from start to end. */
const WEIGHED: readonly Step[] = [
  { do: 'weigh', by: 0, of: 0 },
  { do: 'release', which: 'first' },
  { do: 'look' },
];

/** The orders that went wrong once, and those that only one condition of a write prevents. */
export const KNOWN: readonly (readonly Step[])[] = [
  // Moved while it is weighed.
  [
    { do: 'weigh', by: 0, of: 0 },
    { do: 'move', to: 1, by: 0, of: 0 },
    { do: 'release', which: 'first' },
    { do: 'look' },
  ],
  // A late failure after the success of another replica.
  [
    { do: 'put', to: 0, content: 3 },
    { do: 'weigh', by: 1, of: 0 },
    { do: 'put', to: 0, content: 0 },
    { do: 'weigh', by: 0, of: 0 },
    { do: 'release', which: 'last' },
    { do: 'look' },
    { do: 'release', which: 'first' },
    { do: 'look' },
  ],
  // Statements between others that say the same are dropped, and places have their own chains.
  [
    ...WEIGHED,
    ...WEIGHED,
    ...WEIGHED,
    ...WEIGHED,
    { do: 'move', to: 1, by: 0, of: 0 },
    ...WEIGHED,
    { do: 'move', to: 0, by: 0, of: 0 },
    ...WEIGHED,
    ...WEIGHED,
    ...WEIGHED,
    { do: 'put', to: 0, content: 2 },
    ...WEIGHED,
  ],
  // A fail stays when the model can no longer be read.
  [
    { do: 'put', to: 0, content: 2 },
    ...WEIGHED,
    { do: 'put', to: 0, content: 3 },
    ...WEIGHED,
    { do: 'wait', days: 400 },
    { do: 'look' },
  ],
  // A late success after the failure of another replica.
  [
    { do: 'weigh', by: 1, of: 0 },
    { do: 'put', to: 0, content: 3 },
    { do: 'weigh', by: 0, of: 0 },
    { do: 'release', which: 'last' },
    { do: 'look' },
    { do: 'release', which: 'first' },
    { do: 'look' },
  ],
];
