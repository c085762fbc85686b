/** How a document is written. Every reporter ignores options that do not concern it. */
export interface RenderOptions {
  /** Whether to use ANSI colours; a word and a sign always say the same. Default false. */
  readonly color?: boolean | undefined;
  /** Columns to wrap at, at least 40; absent: lines are not wrapped. */
  readonly width?: number | undefined;
  /** Maximum number of findings shown below one control; the next line says how many more there are. Default 20. */
  readonly maxFindings?: number | undefined;
}
