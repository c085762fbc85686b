// One measured run in its own process: node bench/hash-run.mjs <folder> <threads>; prints JSON.
import { hashFolder, openFolder } from '@weighbridge/core/node';

const [folderPath = '', threads = '1'] = process.argv.slice(2);
const folder = await openFolder(folderPath);
await folder.list();
const cpuBefore = process.cpuUsage();
const start = performance.now();
const digests = await hashFolder(folder, { concurrency: Number(threads), onProgress: () => {} });
const wallMs = performance.now() - start;
const cpu = process.cpuUsage(cpuBefore);
const result = {
  wallMs,
  cpuMs: (cpu.user + cpu.system) / 1000,
  maxRssMb: process.resourceUsage().maxRSS / 1024,
  digests: Object.fromEntries(digests),
};
process.stdout.write(JSON.stringify(result));
