/** Where text goes. */
export interface TextSink {
  /**
   * Resolves when the whole text is on its way, or when its reader has gone away, which is not an error.
   *
   * @throws {CliError} UNWRITABLE, from a sink for results, when the text or a part of it cannot be written
   */
  write(text: string): Promise<void>;
  /** Whether a person sees it as it is written: decides colour and progress. */
  readonly isTTY: boolean;
  /** Current width of the terminal; undefined where the sink is not a terminal or the width is unknown. */
  readonly columns: () => number | undefined;
}

/** Everything that a command knows about its process. */
export interface Io {
  /** Takes the result and nothing else. */
  readonly stdout: TextSink;
  /** Takes progress, remarks and errors; never rejects, because nothing else could report it. */
  readonly stderr: TextSink;
  /** The environment variables; the README lists those that are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** The wall clock. */
  readonly now: () => Date;
  /** Milliseconds of a monotonic clock. */
  readonly elapsedMs: () => number;
  /**
   * Asks for a text without showing it; undefined where there is no terminal to ask on. Rejects when `signal`
   * is aborted meanwhile.
   */
  readonly askSecret: (question: string) => Promise<string | undefined>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
