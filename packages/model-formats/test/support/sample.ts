/** One file of an in-memory model. */
export interface SampleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Other files of the folder, by path. */
  readonly beside?: Readonly<Record<string, Uint8Array>>;
}

/** What the suite for every format needs from one format; each list has at least one file. */
export interface FormatSamples {
  /** Id of the format, and name of the file with these samples. */
  readonly format: string;
  /** Detected as the format, and read without an error. */
  readonly benign: readonly [SampleFile, ...SampleFile[]];
  /** Truncated, with false sizes, or with other content at the end: never well-formed files of the format. */
  readonly malformed: readonly [SampleFile, ...SampleFile[]];
  /** Close to the format by name or by bytes, but not detected as it. */
  readonly nearMiss: readonly [SampleFile, ...SampleFile[]];
}

/** Types the samples of one format; returns them unchanged. */
export function defineSamples(samples: FormatSamples): FormatSamples {
  return samples;
}

export const latin = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file with the Latin-1 bytes of a text. */
export function file(path: string, bytes: string | Uint8Array): SampleFile {
  return { path, bytes: typeof bytes === 'string' ? latin(bytes) : bytes };
}

/** Longer than a head, so that what follows is found only by reading. */
const BEHIND_THE_HEAD = 5_000;

/**
 * Samples of a format that is text with a name: the text, the text followed much later by NUL, other bytes and another
 * name.
 */
export function textSamples(
  format: string,
  texts: Readonly<Record<string, string>>,
  more: readonly SampleFile[] = [],
): FormatSamples {
  const [[path, text], ...others] = Object.entries(texts) as [
    [string, string],
    ...[string, string][],
  ];
  return {
    format,
    benign: [
      { path, bytes: utf8(text) },
      ...others.map(([other, said]) => ({ path: other, bytes: utf8(said) })),
    ],
    malformed: [{ path, bytes: utf8(`${text.padEnd(BEHIND_THE_HEAD)}\0`) }],
    nearMiss: [
      { path, bytes: latin(`${text}\xff\xfe`) },
      { path: 'unclaimed.name', bytes: utf8(text) },
      ...more,
    ],
  };
}
