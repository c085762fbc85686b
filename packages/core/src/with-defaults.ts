/** Options of which some have a default and so are never `undefined`. */
type Settled<Options, Name extends keyof Options> = Omit<Options, Name> & {
  readonly [Key in Name]-?: Exclude<Options[Key], undefined>;
};

/**
 * The given options over the defaults. An option that is `undefined` counts as left out, so it never replaces a limit:
 * `withDefaults({ maxBytes: 100 }, { maxBytes: undefined })` is `{ maxBytes: 100 }`.
 *
 * @param defaults - one value for each option that has a default
 * @param given - what the caller passed; options without a default keep their value
 */
export function withDefaults<Options extends object, Name extends keyof Options>(
  defaults: { readonly [Key in Name]: Exclude<Options[Key], undefined> },
  given: Options,
): Settled<Options, Name> {
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(stated) } as Settled<Options, Name>;
}
