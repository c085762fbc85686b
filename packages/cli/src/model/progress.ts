import { escapeForDisplay } from '@weighbridge/core';
import type { HashProgress } from '@weighbridge/core/node';
import type { Io } from '../io.ts';

/** How often a terminal line is redrawn, and how often a log line is written; milliseconds. */
const REDRAW_MS = 100;
const LOG_MS = 10_000;
/** No rate is shown before this; it would be noise. */
const SETTLE_MS = 300;
const BAR_CELLS = 20;
const CLEAR = '\r\u001b[2K';

/** Shows how far hashing is. */
export interface ProgressMeter {
  readonly update: (progress: HashProgress) => void;
  /** Removes the terminal line and says what was hashed, if anything; once. */
  finish(): Promise<void>;
}

/** A meter on stderr: one moving line on a terminal, an occasional line elsewhere, nothing when quiet. */
export function startProgress(io: Pick<Io, 'stderr' | 'elapsedMs'>, quiet: boolean): ProgressMeter {
  const startedMs = io.elapsedMs();
  const everyMs = io.stderr.isTTY ? REDRAW_MS : LOG_MS;
  let drawnMs = io.stderr.isTTY ? Number.NEGATIVE_INFINITY : startedMs;
  let last: HashProgress | undefined;
  let lastMs = startedMs;
  let finished = false;
  if (quiet) return { update: () => {}, finish: async () => {} };
  return {
    update(progress) {
      const atMs = io.elapsedMs();
      last = progress;
      lastMs = atMs;
      if (atMs - drawnMs < everyMs) return;
      drawnMs = atMs;
      const text = describe(progress, atMs - startedMs);
      void io.stderr.write(
        io.stderr.isTTY
          ? `${CLEAR}${drawLine(progress, text, io.stderr.columns() ?? 80)}`
          : `weighbridge: ${text}\n`,
      );
    },
    async finish() {
      if (last === undefined || finished) return;
      finished = true;
      if (io.stderr.isTTY) await io.stderr.write(CLEAR);
      await io.stderr.write(`weighbridge: ${summary(last, lastMs - startedMs)}\n`);
    },
  };
}

function describe(
  { doneBytes, totalBytes, doneFiles, totalFiles, cachedBytes }: HashProgress,
  tookMs: number,
): string {
  const rate = rateOf(doneBytes - cachedBytes, tookMs);
  const parts = [
    `hashed ${size(doneBytes)} of ${size(totalBytes)}`,
    `${doneFiles} of ${totalFiles} files`,
  ];
  if (rate !== undefined) {
    parts.push(`${size(rate)}/s`, `${duration((totalBytes - doneBytes) / rate)} left`);
  }
  return parts.join(', ');
}

function drawLine(
  { doneBytes, totalBytes, path }: HashProgress,
  text: string,
  columns: number,
): string {
  const share = totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes);
  const cells = Math.floor(share * BAR_CELLS);
  const bar = `[${'#'.repeat(cells)}${'.'.repeat(BAR_CELLS - cells)}]`;
  const line = `${bar} ${text}  ${escapeForDisplay(path).replaceAll(/[^\u0020-\u007e]/g, '?')}`;
  return line.slice(0, Math.max(columns - 1, 0));
}

function summary({ doneBytes, cachedBytes, doneFiles }: HashProgress, tookMs: number): string {
  const fresh = doneBytes - cachedBytes;
  const rate = rateOf(fresh, tookMs);
  const speed = rate === undefined ? '' : `, ${size(rate)}/s`;
  const cached = cachedBytes === 0 ? '' : ` (${size(cachedBytes)} known from the cache)`;
  return `hashed ${doneFiles} file${doneFiles === 1 ? '' : 's'}, ${size(doneBytes)} in ${(tookMs / 1000).toFixed(1)} s${speed}${cached}`;
}

/** Bytes per second, once there is enough to measure. */
function rateOf(bytes: number, tookMs: number): number | undefined {
  return bytes > 0 && tookMs >= SETTLE_MS ? (bytes / tookMs) * 1000 : undefined;
}

function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? 'B'}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
