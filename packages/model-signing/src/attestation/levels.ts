/** `SLSA_<TRACK>_LEVEL_<n>`; `UNEVALUATED` and everything else are words, not levels. */
const LEVEL = /^SLSA_([A-Z0-9]+(?:_[A-Z0-9]+)*)_LEVEL_(\d{1,3})$/;

function levelOf(text: string): { readonly track: string; readonly level: number } | undefined {
  const [, track, level] = LEVEL.exec(text) ?? [];
  return track === undefined ? undefined : { track, level: Number(level) };
}

/**
 * Whether what was verified meets one wanted level or property: a level of a SLSA track by itself or a higher
 * one of that track, anything else only by the same word.
 *
 * @see https://slsa.dev/spec/v1.2/verification_summary#slsaresult
 */
export function meetsLevel(verified: readonly string[], wanted: string): boolean {
  const least = levelOf(wanted);
  if (least === undefined) return verified.includes(wanted);
  return verified.some((text) => {
    const level = levelOf(text);
    return level !== undefined && level.track === least.track && level.level >= least.level;
  });
}

/** A track with two claimed levels, which no summary may have. */
export function doubledTrack(levels: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const text of levels) {
    const level = levelOf(text);
    if (level !== undefined && seen.has(level.track)) return level.track;
    if (level !== undefined) seen.add(level.track);
  }
  return undefined;
}
