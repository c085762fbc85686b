import { readFileSync } from 'node:fs';

/** Clock ticks of `/proc` per second: the same on every Linux that Node runs on. */
const TICKS = 100;

/** CPU time that a process has used so far, ms; undefined if the system does not report it. */
export function cpuTimeOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, can contain anything; proc_pid_stat(5): utime and stime are 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? (ticks * 1000) / TICKS : undefined;
  } catch {
    return undefined;
  }
}
