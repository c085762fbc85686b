// `weighbridge bom --hash none` on a sharded safetensors model of 100 GB: time including process start,
// bytes read, memory. The shards are sparse files, so that only their headers take space.
import {
  mkdtempSync,
  openSync,
  closeSync,
  ftruncateSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN, footprint, median, wallTimes } from './measure.mjs';

const SHARDS = 30;
const TENSORS = 24;
/** Elements of one BF16 tensor: 8,192 x 8,476. 30 x 24 of them are 100 GB. */
const SHAPE = [8192, 8476];
const RUNS = 9;
const LIMITS = { wallMs: 1000, readBytes: 16e6, maxRssBytes: 150e6 };

const folder = mkdtempSync(join(tmpdir(), 'weighbridge-100gb-'));
try {
  const totalBytes = makeModel(folder);
  const command = [BIN, 'bom', folder, '--hash', 'none', '--quiet'];
  const bare = median(await wallTimes(['-e', '0'], RUNS));
  const walls = await wallTimes(command, RUNS);
  const wallMs = median(walls);
  const { readBytes, maxRssBytes, stdoutBytes, cpuMs } = await footprint(command);
  const idle = await footprint(['-e', '0']);
  console.log(
    [
      `model: ${(totalBytes / 1e9).toFixed(1)} GB in ${SHARDS} shards, ${SHARDS * TENSORS} tensors; BOM of ${stdoutBytes} bytes`,
      `time:  median ${wallMs.toFixed(0)} ms of ${RUNS} (worst ${walls.at(-1).toFixed(0)} ms), ${(wallMs / bare).toFixed(1)} x an empty node (${bare.toFixed(0)} ms); limit ${LIMITS.wallMs} ms`,
      `CPU:   ${cpuMs.toFixed(0)} ms of all threads (empty node ${idle.cpuMs.toFixed(0)} ms)`,
      `read:  ${(readBytes / 1e6).toFixed(2)} MB by the whole process, its own code included (empty node ${(idle.readBytes / 1e6).toFixed(2)} MB); limit ${LIMITS.readBytes / 1e6} MB`,
      `RSS:   ${(maxRssBytes / 1e6).toFixed(0)} MB at most (empty node ${(idle.maxRssBytes / 1e6).toFixed(0)} MB); limit ${LIMITS.maxRssBytes / 1e6} MB`,
    ].join('\n'),
  );
  const kept =
    wallMs <= LIMITS.wallMs && readBytes <= LIMITS.readBytes && maxRssBytes <= LIMITS.maxRssBytes;
  process.exitCode = kept ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function makeModel(root) {
  const weightMap = {};
  const tensorBytes = 2 * SHAPE[0] * SHAPE[1];
  let totalBytes = 0;
  for (let shard = 1; shard <= SHARDS; shard += 1) {
    const name = `model-${pad(shard)}-of-${pad(SHARDS)}.safetensors`;
    const header = { __metadata__: { format: 'pt' } };
    for (let at = 0; at < TENSORS; at += 1) {
      const tensor = `model.layers.${shard - 1}.block.${at}.weight`;
      weightMap[tensor] = name;
      header[tensor] = {
        dtype: 'BF16',
        shape: SHAPE,
        data_offsets: [at * tensorBytes, (at + 1) * tensorBytes],
      };
    }
    totalBytes += writeShard(join(root, name), header, TENSORS * tensorBytes);
  }
  const index = { metadata: { total_size: SHARDS * TENSORS * tensorBytes }, weight_map: weightMap };
  writeFileSync(join(root, 'model.safetensors.index.json'), JSON.stringify(index));
  writeFileSync(
    join(root, 'config.json'),
    JSON.stringify({ architectures: ['LlamaForCausalLM'], model_type: 'llama' }),
  );
  writeFileSync(join(root, 'README.md'), '---\nlicense: apache-2.0\n---\n\n# Big\n');
  return totalBytes;
}

function writeShard(path, header, dataBytes) {
  let text = JSON.stringify(header);
  text += ' '.repeat((8 - (text.length % 8)) % 8);
  const head = new Uint8Array(8 + text.length);
  new DataView(head.buffer).setBigUint64(0, BigInt(text.length), true);
  new TextEncoder().encodeInto(text, head.subarray(8));
  const fd = openSync(path, 'w');
  try {
    writeSync(fd, head);
    ftruncateSync(fd, head.length + dataBytes);
  } finally {
    closeSync(fd);
  }
  return head.length + dataBytes;
}

function pad(number) {
  return String(number).padStart(5, '0');
}
