import { hash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Digest } from '../digest.ts';
import { identityKey } from './identity.ts';
import type { DigestKey, FileIdentity } from './identity.ts';

/** Digests of unchanged files, kept between runs. */
export interface DigestCache extends AsyncDisposable {
  /** Why an existing cache file was not used, or why no more digests are kept. */
  readonly ignored: string | undefined;
  /** The digest kept for exactly this file, or undefined. */
  get(key: DigestKey): Digest | undefined;
  /**
   * Remembers a digest immediately, so that an interrupt loses no finished digest.
   *
   * `readSince` is when reading of its bytes began (milliseconds since the epoch): a file written in the clock tick
   * before that is not remembered, since a later write in the same tick would not show.
   */
  set(key: DigestKey, digest: Digest, readSince: number): void;
}

/** The limits of a cache. */
export interface DigestCacheOptions {
  /** Maximum number of digests kept; the oldest are dropped first. Default 200,000. */
  readonly maxEntries?: number | undefined;
}

/**
 * Version 1 held only SHA-256 of whole files; such a file is set aside, and readers of version 1 do the same with this
 * one.
 */
const HEADER = '{"type":"https://weighbridge.dev/digest-cache/v2"}';
const LINE =
  /^\["(\d+:\d+:\d+:-?\d+:-?\d+(?::\d+-\d+)?(?::[a-z0-9]+)?)","([a-z0-9]+:[0-9a-f]{64,128})","([0-9a-f]{8})"\]$/;
/** A larger cache file is not read (CWE-400); 200,000 lines take up half of this. */
const MAX_FILE_BYTES = 96 * 1024 * 1024;

/**
 * Opens the cache file, or creates it with its folder, for this user only (0600 in 0700).
 *
 * A digest is returned only for the same hash and range and the same device, inode, size, modification time and change
 * time, the last two in nanoseconds. Ordinary writes, replacements, renames over the file and `touch` all change one of
 * these. It is opt-in because it cannot notice bytes changed by someone who sets the clock or writes to the raw device
 * (that is, root), bit rot on the disk, writes on file systems that keep no change time or take it from a server with a
 * slow clock, or someone who can write this file. If the result will be signed or relied on, hash without it.
 *
 * A file written in the same clock tick as it was hashed is not remembered. A cache file that is damaged, too large,
 * not a regular file, or writable by others is not read: `ignored` says why, and it is replaced. Each digest is
 * appended as one line, and a rename replaces the file when it is compacted, so a crash costs at most the last line,
 * and two processes may share the file. Nothing here throws because of the state of the cache file: the worst case is
 * hashing again.
 */
export async function openDigestCache(
  file: string,
  options: DigestCacheOptions = {},
): Promise<DigestCache> {
  const { maxEntries = 200_000 } = options;
  return new FileDigestCache(file, await load(file), maxEntries);
}

interface Loaded {
  readonly digests: Map<string, Digest>;
  /** Whether the file must be rewritten before it can be appended to. */
  readonly rewrite: boolean;
  /** Number of lines that later ones replace. */
  readonly superseded: number;
  readonly ignored?: string;
}

class FileDigestCache implements DigestCache {
  ignored: string | undefined;
  readonly #file: string;
  readonly #digests: Map<string, Digest>;
  readonly #maxEntries: number;
  #fd: number | undefined;
  #superseded: number;

  constructor(file: string, loaded: Loaded, maxEntries: number) {
    this.#file = file;
    this.#digests = loaded.digests;
    this.#superseded = loaded.superseded;
    this.#maxEntries = maxEntries;
    this.ignored = loaded.ignored;
    this.#guard(() => {
      if (loaded.rewrite) this.#compact();
      this.#fd = openSync(
        file,
        constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0),
        0o600,
      );
    });
  }

  get(key: DigestKey): Digest | undefined {
    return this.#digests.get(identityKey(key));
  }

  set(key: DigestKey, digest: Digest, readSince: number): void {
    if (!isSettled(key, readSince)) return;
    const text = identityKey(key);
    if (this.#digests.delete(text)) this.#superseded += 1;
    this.#digests.set(text, digest);
    const fd = this.#fd;
    if (fd !== undefined) this.#guard(() => writeSync(fd, `${lineOf(text, digest)}\n`));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const fd = this.#fd;
    this.#fd = undefined;
    if (fd === undefined) return;
    this.#guard(() => {
      fsyncSync(fd);
      if (this.#superseded > 0 || this.#digests.size > this.#maxEntries) this.#compact();
    });
    closeSync(fd);
  }

  #compact(): void {
    const kept = [...this.#digests].slice(-this.#maxEntries);
    writeAtomically(
      this.#file,
      [HEADER, ...kept.map(([key, digest]) => lineOf(key, digest)), ''].join('\n'),
    );
  }

  /** A cache that cannot be written is not a reason to fail: it says so and keeps no more digests. */
  #guard(write: () => void): void {
    try {
      write();
    } catch (cause) {
      if (this.#fd !== undefined) closeSync(this.#fd);
      this.#fd = undefined;
      this.ignored = `cannot be written: ${errnoOf(cause)}`;
    }
  }
}

/**
 * Whether a write after `readSince` must show in the change time: clocks are coarse (2 s on FAT, a few ms elsewhere).
 */
function isSettled(identity: FileIdentity, readSince: number): boolean {
  const tickMs = identity.ctimeNs % 1_000_000_000n === 0n ? 2000 : 50;
  return Number(identity.ctimeNs / 1_000_000n) + tickMs < readSince;
}

function lineOf(key: string, digest: Digest): string {
  return JSON.stringify([key, digest, checkOf(key, digest)]);
}

/** Detects damage, not malice. */
function checkOf(key: string, digest: string): string {
  return hash('sha256', `${key} ${digest}`, 'hex').slice(0, 8);
}

function writeAtomically(file: string, text: string): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  const fd = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  try {
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}

async function load(file: string): Promise<Loaded> {
  const nothing = (ignored?: string): Loaded => ({
    digests: new Map(),
    rewrite: true,
    superseded: 0,
    ...(ignored === undefined ? {} : { ignored }),
  });
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(
      file,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return nothing('not a regular file');
      if (stats.size > MAX_FILE_BYTES) return nothing('too large');
      if (!isOurs(stats.mode, stats.uid)) return nothing('others can write to it');
      const digests = parseLines(await handle.readFile('latin1'));
      return typeof digests === 'string' ? nothing(digests) : digests;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const errno = errnoOf(cause);
    return errno === 'ENOENT' ? nothing() : nothing(`cannot be read: ${errno}`);
  }
}

function isOurs(mode: number, uid: number): boolean {
  const { getuid } = process;
  return getuid === undefined || (uid === getuid.call(process) && (mode & 0o022) === 0);
}

/** The digests in the text, or why it is not a cache file; a last line cut short by a crash is dropped. */
function parseLines(text: string): Loaded | string {
  const lines = text.split('\n');
  const cut = lines.pop();
  if (lines[0] !== HEADER) return 'not a digest cache of this version';
  const digests = new Map<string, Digest>();
  for (const line of lines.slice(1)) {
    const [, key, digest, check] = LINE.exec(line) ?? [];
    if (key === undefined || digest === undefined || checkOf(key, digest) !== check)
      return 'damaged';
    digests.delete(key);
    digests.set(key, digest as Digest);
  }
  return { digests, rewrite: cut !== '', superseded: lines.length - 1 - digests.size };
}

function errnoOf(cause: unknown): string {
  return String((cause as NodeJS.ErrnoException | undefined)?.code ?? cause);
}
