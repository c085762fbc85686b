import { readdirSync, readFileSync } from 'node:fs';

/** @typedef {{ pid: number, started: string | undefined }} Member */

/**
 * A process and everything below it, including children in their own process group.
 *
 * Linux only; elsewhere only the process and its group.
 *
 * @param {number} top
 * @returns {Member[]}
 */
export function descendants(top) {
  const table = processTable();
  const family = [{ pid: top, started: table.get(top)?.started }];
  for (const member of family) {
    for (const [pid, { parent, started }] of table)
      if (parent === member.pid) family.push({ pid, started });
  }
  return family;
}

/** Whether that very process still runs: a reused number does not count, nor does a zombie. @param {Member} member */
export function isAlive({ pid, started }) {
  if (started === undefined) return kill(pid, 0);
  const now = readStat(pid);
  return now !== undefined && now.started === started && now.state !== 'Z';
}

/** Sends a signal; false if the process is gone. @param {number} pid @param {NodeJS.Signals | 0} signal */
export function kill(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function processTable() {
  /** @type {Map<number, NonNullable<ReturnType<typeof readStat>>>} */
  const table = new Map();
  if (process.platform !== 'linux') return table;
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : undefined;
    if (stat !== undefined) table.set(Number(name), stat);
  }
  return table;
}

/** @param {number} pid */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name is in brackets and can contain anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], parent: Number(fields[1]), started: fields[19] };
  } catch {
    return undefined;
  }
}
