import { fstatSync, writeSync } from 'node:fs';
import { CliError } from '../error.ts';
import type { TextSink } from '../io.ts';

/** The part of an output stream that is used. */
export interface OutputStream {
  /** Descriptor of an open file; undefined where the stream has none. */
  readonly fd?: number;
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Codes that say that the stream's reader has gone away, as `| head` does. */
const GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/**
 * A sink for results. When the reader goes away, the rest is dropped; any other failure is reported, so that
 * half an answer is never taken for a whole one.
 */
export function resultSink(stream: OutputStream): TextSink {
  return sinkOf(stream, (error) => {
    const why = codeOf(error) ?? error.message;
    throw new CliError(
      'UNWRITABLE',
      `Free space, or write the result elsewhere: stdout cannot be written (${why}), and the output is incomplete.`,
      { cause: error },
    );
  });
}

/** A sink for remarks. It never rejects: where remarks cannot be written, no failure could be reported either. */
export function remarkSink(stream: OutputStream): TextSink {
  return sinkOf(stream, () => {});
}

function sinkOf(stream: OutputStream, failed: (error: Error) => void): TextSink {
  let gone = false;
  // Without a listener the process would end with a stack trace; each write reports the same error.
  stream.on('error', () => {});
  const put = isPlainFile(stream) ? putWhole : putInto;
  return {
    async write(text) {
      if (gone || text === '') return;
      const error = await put(stream, text);
      if (error === undefined) return;
      gone = GONE.has(codeOf(error) ?? '');
      if (!gone) failed(error);
    },
    isTTY: stream.isTTY === true,
    // Read each time: a window can be resized, and some terminals do not know their width and report 0.
    columns: () =>
      stream.isTTY === true && stream.columns !== undefined && stream.columns > 0
        ? stream.columns
        : undefined,
  };
}

type Put = (stream: OutputStream, text: string) => Promise<Error | undefined>;

const putInto: Put = (stream, text) =>
  new Promise((resolve) => {
    stream.write(text, (error) => resolve(error ?? undefined));
  });

/** Writes to the file descriptor itself: Node's stream takes a partial write, as on a full disk, for a whole one. */
const putWhole: Put = async ({ fd = -1 }, text) => {
  const bytes = new TextEncoder().encode(text);
  try {
    for (let at = 0; at < bytes.byteLength;) at += writeSync(fd, bytes, at);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/** Whether the stream writes to a file or a device, not to a terminal, a pipe or a socket. */
function isPlainFile({ fd, isTTY }: OutputStream): boolean {
  if (fd === undefined || isTTY === true) return false;
  try {
    const stats = fstatSync(fd);
    return stats.isFile() || stats.isCharacterDevice();
  } catch {
    return false;
  }
}

function codeOf(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
