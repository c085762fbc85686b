export { EXIT } from './exit.ts';
export type { ExitCode } from './exit.ts';
export type { Io, TextSink } from './io.ts';
export { run } from './run.ts';
