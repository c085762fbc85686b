// How long `weighbridge --help` takes with the start of its process, compared with a node that does nothing.
import { BIN, median, wallTimes } from './measure.mjs';

const RUNS = 20;
const LIMIT_MS = 150;

const bare = median(await wallTimes(['-e', '0'], RUNS));
const all = await wallTimes([BIN, '--help'], RUNS);
const help = median(all);
console.log(
  `--help: median ${help.toFixed(0)} ms of ${RUNS} (worst ${all.at(-1).toFixed(0)} ms), ` +
    `${(help / bare).toFixed(2)} x an empty node (${bare.toFixed(0)} ms); limit ${LIMIT_MS} ms`,
);
process.exitCode = help <= LIMIT_MS ? 0 : 1;
