import type { Digest } from './digest.ts';
import { CodedError } from './error.ts';

/** Random access to bytes that may be larger than memory. */
export interface ByteSource {
  /** Length in bytes; fixed when the source is opened. */
  readonly sizeBytes: number;
  /**
   * The bytes [offset, offset + length), cut at the end of the source. The view may be shared: the caller must not
   * write to it.
   *
   * @throws {RangeError} when offset or length is not a non-negative safe integer
   */
  read(
    offset: number,
    length: number,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Uint8Array>;
}

/** A byte source that holds a resource until it is closed; `await using` closes it. */
export interface OpenByteSource extends ByteSource, AsyncDisposable {}

/**
 * One entry of a listing. Only `file` can be opened; the others are reported, never followed.
 *
 * A link that may be followed to a file is a `file` with a `target`; any other link is a `symlink`.
 */
export interface FolderEntry {
  /** Relative to the root, `/`-separated, normalised; never absolute, never with `..`. */
  readonly path: string;
  /** `special`: a device, socket or pipe; `unreadable`: the system refused access. */
  readonly kind: 'file' | 'symlink' | 'special' | 'unreadable';
  /** Length in bytes; 0 if it is not a file. */
  readonly sizeBytes: number;
  /** For a link that is opened as its target: the target, relative to the root; `../` only into an allowed root. */
  readonly target?: string;
  /** Why an entry cannot be opened. */
  readonly reason?: string;
  /** Whether the name is not UTF-8: `path` then holds its bytes percent-escaped. */
  readonly escapedName?: true;
}

/** A tree of files under one root; no path leads out of it. */
export interface FolderSource {
  /** A human-readable name: the folder's own name. */
  readonly name: string;
  /** Every entry below the root in path order (UTF-16 code units). */
  list(options?: { readonly signal?: AbortSignal | undefined }): Promise<readonly FolderEntry[]>;
  /** Opens one file of the listing. Throws `SourceError` when it is gone, not a file or outside the root. */
  open(path: string): Promise<OpenByteSource>;
}

/** One file of a model. */
export interface Artifact {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length in bytes. */
  readonly sizeBytes: number;
  /** IANA media type, or our own `application/vnd.weighbridge.*`; absent if not recognised. */
  readonly mediaType?: string;
  /** SHA-256 of the bytes; absent if they were not hashed. */
  readonly digest?: Digest;
}

/** A byte source over memory. */
export function memorySource(bytes: Uint8Array): OpenByteSource {
  return {
    sizeBytes: bytes.byteLength,
    async read(offset, length, options) {
      options?.signal?.throwIfAborted();
      assertRange(offset, length);
      return bytes.subarray(offset, Math.min(offset + length, bytes.byteLength));
    },
    async [Symbol.asyncDispose]() {},
  };
}

/**
 * Checks an offset and a length, in bytes, of a read from a byte source.
 *
 * @throws {RangeError} unless both are non-negative safe integers
 */
export function assertRange(offset: number, length: number): void {
  if (!Number.isSafeInteger(offset) || offset < 0 || !Number.isSafeInteger(length) || length < 0) {
    throw new RangeError(
      `offset and length must be non-negative safe integers, got ${offset}, ${length}`,
    );
  }
}

/** A folder source over memory, for tests and browsers. Keys are paths. */
export function memoryFolder(
  name: string,
  files: Readonly<Record<string, Uint8Array>>,
): FolderSource {
  const paths = Object.keys(files).sort();
  return {
    name,
    async list() {
      return paths.map((path) => ({ path, kind: 'file', sizeBytes: files[path]?.byteLength ?? 0 }));
    },
    async open(path) {
      const bytes = Object.hasOwn(files, path) ? files[path] : undefined;
      if (bytes === undefined)
        throw new SourceError('NOT_FOUND', `no such file: ${path}`, { details: { path } });
      return memorySource(bytes);
    },
  };
}

/**
 * `NOT_FOUND`: no such entry. `NOT_A_FILE`: a folder, socket, FIFO or device. `OUTSIDE_ROOT`: the path
 * or the link leads out of the root (CWE-22, CWE-59). `CHANGED`: the file changed while it was read.
 * `UNREADABLE`: the operating system refused. `TOO_MANY`: more entries than the limit (CWE-400).
 */
export type SourceErrorCode =
  | 'NOT_FOUND'
  | 'NOT_A_FILE'
  | 'OUTSIDE_ROOT'
  | 'CHANGED'
  | 'UNREADABLE'
  | 'TOO_MANY';

/** The bytes cannot be read. The content of the bytes never causes this error: that is a finding. */
export class SourceError extends CodedError<SourceErrorCode> {}
