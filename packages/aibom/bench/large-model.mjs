/**
 * Measures the BOM of a 100 GB sharded safetensors model, without hashing, in a separate process.
 *
 *     node bench/large-model.mjs            from dist (build first)
 *     node --conditions=@weighbridge/source bench/large-model.mjs
 *
 * The shards are sparse files: their headers are real, but their tensors take no disk space.
 */
import { execFileSync } from 'node:child_process';
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
import { fileURLToPath } from 'node:url';

const SHARDS = 40;
const LAYERS = 88;
const HIDDEN = 8192;
const FEED_FORWARD = 22_016;
const VOCABULARY = 128_256;
const RUNS = 5;
const BYTES_PER_PARAMETER = 2;

if (process.argv[2] === '--measure') await measure(process.argv[3]);
else main();

function main() {
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-bench-'));
  try {
    const made = makeModel(folder);
    const runs = Array.from({ length: RUNS }, () => run(folder)).sort(
      (a, b) => a.wallMs - b.wallMs,
    );
    const empty = Array.from({ length: RUNS }, () => wall(['-e', '0'])).sort((a, b) => a - b);
    const median = runs[Math.floor(RUNS / 2)];
    console.log(
      JSON.stringify(
        { ...made, ...median, emptyNodeMs: Math.round(empty[Math.floor(RUNS / 2)]) },
        null,
        2,
      ),
    );
    const ok =
      median.wallMs <= 1000 && median.readBytes <= 16e6 && median.maxRssBytes <= 150 * 1024 ** 2;
    console.log(ok ? 'within 1 s, 16 MB read, 150 MiB' : 'OVER one of 1 s, 16 MB read, 150 MiB');
    if (!ok) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder) {
  const started = process.hrtime.bigint();
  const out = execFileSync(process.execPath, [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    '--measure',
    folder,
  ]);
  const wallMs = Math.round(Number(process.hrtime.bigint() - started) / 1e6);
  return { wallMs, ...JSON.parse(out) };
}

function wall(args) {
  const started = process.hrtime.bigint();
  execFileSync(process.execPath, args);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

async function measure(path) {
  const { openFolder } = await import('@weighbridge/core/node');
  const { describeModel, serializeBom, toCycloneDx } = await import('@weighbridge/aibom');
  const loaded = performance.now();
  const description = await describeModel(await openFolder(path));
  const described = performance.now();
  const text = serializeBom(toCycloneDx(description));
  const written = performance.now();
  const result = {
    importMs: Math.round(loaded),
    describeMs: Math.round(described - loaded),
    writeMs: Math.round(written - described),
    readBytes: description.readBytes,
    maxRssBytes: process.resourceUsage().maxRSS * 1024,
    bomBytes: text.length,
    parameters: description.claims.find((claim) => claim.field === 'model.parameters')?.value,
    findings: description.findings.length,
  };
  process.stdout.write(JSON.stringify(result));
}

/** A model with the shape of Llama: shards, index, configuration, tokenizer, card. */
function makeModel(folder) {
  const tensors = llamaTensors();
  const perShard = Math.ceil(tensors.length / SHARDS);
  const weightMap = {};
  let totalBytes = 0;
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const name = `model-${String(shard + 1).padStart(5, '0')}-of-${String(SHARDS).padStart(5, '0')}.safetensors`;
    const own = tensors.slice(shard * perShard, (shard + 1) * perShard);
    for (const [tensor] of own) weightMap[tensor] = name;
    totalBytes += writeShard(join(folder, name), own);
  }
  const index = { metadata: { total_size: totalBytes }, weight_map: weightMap };
  writeFileSync(join(folder, 'model.safetensors.index.json'), JSON.stringify(index, null, 2));
  writeTexts(folder);
  return { tensors: tensors.length, shards: SHARDS, totalBytes };
}

function llamaTensors() {
  const layer = (i) => [
    [`model.layers.${i}.input_layernorm.weight`, [HIDDEN]],
    [`model.layers.${i}.self_attn.q_proj.weight`, [HIDDEN, HIDDEN]],
    [`model.layers.${i}.self_attn.k_proj.weight`, [HIDDEN / 8, HIDDEN]],
    [`model.layers.${i}.self_attn.v_proj.weight`, [HIDDEN / 8, HIDDEN]],
    [`model.layers.${i}.self_attn.o_proj.weight`, [HIDDEN, HIDDEN]],
    [`model.layers.${i}.post_attention_layernorm.weight`, [HIDDEN]],
    [`model.layers.${i}.mlp.gate_proj.weight`, [FEED_FORWARD, HIDDEN]],
    [`model.layers.${i}.mlp.up_proj.weight`, [FEED_FORWARD, HIDDEN]],
    [`model.layers.${i}.mlp.down_proj.weight`, [HIDDEN, FEED_FORWARD]],
  ];
  return [
    ['model.embed_tokens.weight', [VOCABULARY, HIDDEN]],
    ...Array.from({ length: LAYERS }, (_, i) => layer(i)).flat(),
    ['model.norm.weight', [HIDDEN]],
    ['lm_head.weight', [VOCABULARY, HIDDEN]],
  ];
}

function writeShard(path, tensors) {
  const header = { __metadata__: { format: 'pt' } };
  let offset = 0;
  for (const [name, shape] of tensors) {
    const bytes = shape.reduce((a, b) => a * b, BYTES_PER_PARAMETER);
    header[name] = { dtype: 'BF16', shape, data_offsets: [offset, offset + bytes] };
    offset += bytes;
  }
  let json = JSON.stringify(header);
  json += ' '.repeat((8 - (json.length % 8)) % 8);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const file = openSync(path, 'w');
  writeSync(file, length);
  writeSync(file, json);
  ftruncateSync(file, 8 + json.length + offset);
  closeSync(file);
  return offset;
}

function writeTexts(folder) {
  const json = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value, null, 2));
  json('config.json', {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    torch_dtype: 'bfloat16',
    hidden_size: HIDDEN,
    num_hidden_layers: LAYERS,
    vocab_size: VOCABULARY,
    max_position_embeddings: 131_072,
    transformers_version: '5.1.0',
  });
  json('generation_config.json', { temperature: 0.6, top_p: 0.9 });
  json('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    chat_template: '{{ messages }}',
  });
  const vocab = Object.fromEntries(Array.from({ length: VOCABULARY }, (_, i) => [`token-${i}`, i]));
  json('tokenizer.json', { version: '1.0', model: { type: 'BPE', vocab, merges: [] } });
  writeFileSync(
    join(folder, 'README.md'),
    '---\nlicense: llama3.1\npipeline_tag: text-generation\n---\n\n# Large\n\nA model.\n',
  );
}
