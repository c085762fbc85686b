/** Where text goes. */
export interface TextSink {
  /**
   * Resolves when the whole text is on its way, or when its reader has gone away, which is no error.
   *
   * @throws {CliError} UNWRITABLE, of a sink for results, when the text or a part of it cannot be written
   */
  write(text: string): Promise<void>;
  /** Whether a person sees it as it is written: decides colour and progress. */
  readonly isTTY: boolean;
  /** Width of the terminal now; undefined where it is none or does not know. */
  readonly columns: () => number | undefined;
}

/** Everything that a command knows of the process around it. */
export interface Io {
  /** Takes the result and nothing else. */
  readonly stdout: TextSink;
  /** Takes progress, remarks and errors; never rejects, for there is nowhere to tell it. */
  readonly stderr: TextSink;
  /** The environment variables; those that are read stand in the README. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** The wall clock. */
  readonly now: () => Date;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsedMs: () => number;
  /**
   * Asks for a text that is not shown while it is typed; undefined where there is no terminal to ask on.
   * Rejects when `signal` is aborted meanwhile.
   */
  readonly askSecret: (question: string) => Promise<string | undefined>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
