/**
 * Signs with this package and verifies with the Python reference (`model-signing` of PyPI), and the other way
 * round, for every method, hash and serialization that the reference has. Each pair must also refuse the same
 * model with one byte changed.
 *
 *     npm run interop -w @weighbridge/model-signing        (pnpm --filter @weighbridge/model-signing interop)
 *     node --conditions=@weighbridge/source interop/python.mjs [--venv FOLDER] [--record FILE]
 *
 * Needs python3 with venv and, the first time, a package index. Exit code 1 when any pair fails.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  certificateSigner,
  keySigner,
  signModel,
  trustCertificates,
  trustKeys,
  verifyModel,
} from '@weighbridge/model-signing';
import { layOutModels } from './models.mjs';
import { withSigstore } from './sigstore.mjs';
import { print, summary } from './table.mjs';

const VERSION = '1.1.1';
const CURVES = ['P-256', 'P-384', 'P-521'];
const SERIALIZATIONS = [
  ...['sha256', 'blake2b', 'blake3'].map((algorithm) => ({ method: 'files', algorithm })),
  ...['sha256', 'blake2b'].flatMap((algorithm) =>
    [16, 1_000_000_000].map((shardBytes) => ({ method: 'shards', algorithm, shardBytes })),
  ),
];
const here = import.meta.dirname;
const { values: args } = parseArgs({
  options: { venv: { type: 'string' }, record: { type: 'string' } },
});
const venv = args.venv ?? join(tmpdir(), `weighbridge-model-signing-${VERSION}`);
const base = mkdtempSync(join(tmpdir(), 'weighbridge-interop-'));

try {
  await main();
} finally {
  rmSync(base, { recursive: true, force: true });
}

async function main() {
  makeVenv();
  const keys = join(base, 'keys');
  run([join(here, 'certificates.py'), keys]);
  const models = layOutModels(join(base, 'models'));
  const pairs = CURVES.flatMap((curve) =>
    ['key', 'certificate'].flatMap((signer) => pairsOf(models, join(keys, curve), signer, curve)),
  );
  const rows = [
    ...(await oursFirst(pairs)),
    ...(await theirsFirst(pairs)),
    ...(await withSigstore({ models, base, python })),
  ];
  print(rows);
  const result = { reference: `model-signing ${VERSION}`, node: process.version, ...summary(rows) };
  if (args.record !== undefined) writeFileSync(args.record, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.failed === 0 && result.passed > 0 ? 0 : 1;
}

function makeVenv() {
  if (existsSync(join(venv, 'ready'))) return;
  const made = spawnSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('python3 -m venv failed');
  // The reference imports pyOpenSSL without declaring it.
  run(['-m', 'pip', 'install', '--quiet', `model-signing==${VERSION}`, 'pyopenssl']);
  writeFileSync(join(venv, 'ready'), '');
}

function run(argv) {
  const done = spawnSync(join(venv, 'bin', 'python'), argv, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`python ${argv[0]} failed: ${done.stderr}`);
}

/** The reference's answers to jobs, in order: `ok` or what it raised. */
async function python(jobs) {
  const [input, output] = [join(base, 'jobs.json'), join(base, 'answers.json')];
  writeFileSync(input, JSON.stringify(jobs));
  const child = spawn(join(venv, 'bin', 'python'), [join(here, 'reference.py'), input, output], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`reference.py ended with ${code}`);
  return JSON.parse(readFileSync(output, 'utf8'));
}

function pairsOf(models, folder, signer, curve) {
  const pem = (name) => join(folder, `${name}.pem`);
  const files = {
    privateKey: pem('private'),
    publicKey: pem('public'),
    certificate: pem('certificate'),
    chain: pem('chain'),
    anchor: pem('root'),
  };
  return models.flatMap((model) =>
    SERIALIZATIONS.filter(({ method }) => method !== model.without).map((serialization) => ({
      ...files,
      ...serialization,
      signer,
      curve,
      model,
      job: {
        ...files,
        ...serialization,
        signer,
        model: model.path,
        ignorePaths: [...model.ignorePaths, ...(model.signature ? [model.signature] : [])],
        allowSymlinks: model.allowSymlinks,
        guess: canGuess(serialization, model),
      },
    })),
  );
}

/** Whether the reference detects how a model was hashed; for its own blake2b and links it does not. */
function canGuess({ algorithm }, { allowSymlinks }) {
  return algorithm !== 'blake2b' && !allowSymlinks;
}

async function oursFirst(pairs) {
  const bundles = [];
  for (const [index, pair] of pairs.entries()) bundles.push(await signOurs(pair, index));
  const jobs = pairs.map(({ job }, index) => ({ ...job, act: 'verify', bundle: bundles[index] }));
  const sound = await python(jobs);
  const changed = await whileChanged(pairs, () => python(jobs));
  return pairs.map((pair, index) =>
    row('ours, verified by Python', pair, sound[index], changed[index]),
  );
}

async function theirsFirst(pairs) {
  const bundles = pairs.map((pair, index) => join(base, `theirs-${index}.sig`));
  const signed = await python(
    pairs.map(({ job }, index) => ({ ...job, act: 'sign', bundle: bundles[index] })),
  );
  const verifyAll = () =>
    Promise.all(
      pairs.map((pair, index) =>
        signed[index] === 'ok' ? verifyOurs(pair, bundles[index]) : `not signed: ${signed[index]}`,
      ),
    );
  const sound = await verifyAll();
  const changed = await whileChanged(pairs, verifyAll);
  return pairs.map((pair, index) =>
    row('Python’s, verified by us', pair, sound[index], changed[index]),
  );
}

/** Runs something while one byte of every model is changed. */
async function whileChanged(pairs, act) {
  const models = new Set(pairs.map(({ model }) => model));
  const flip = () => {
    for (const { first } of models) {
      const content = readFileSync(first);
      content[0] ^= 1;
      writeFileSync(first, content);
    }
  };
  flip();
  const answers = await act();
  flip();
  return answers;
}

function row(direction, { signer, curve, method, algorithm, shardBytes, model }, sound, changed) {
  const size = shardBytes === undefined ? '' : ` of ${shardBytes}`;
  const problem = sound !== 'ok' ? sound : changed === 'ok' ? 'a changed byte was not noticed' : '';
  return {
    direction,
    signer: `${signer} ${curve}`,
    serialization: `${method}${size} ${algorithm}`,
    model: model.name,
    problem,
  };
}

async function signOurs(
  { signer, privateKey, certificate, chain, method, algorithm, shardBytes, model },
  index,
) {
  const key = readFileSync(privateKey, 'utf8');
  const by =
    signer === 'key'
      ? keySigner(key)
      : certificateSigner({
          privateKey: key,
          certificate: readFileSync(certificate, 'utf8'),
          chain: readFileSync(chain, 'utf8'),
        });
  const { ignorePaths, allowSymlinks, signature } = model;
  const { bundleText } = await signModel(model.path, by, {
    method,
    algorithm,
    ignorePaths,
    allowSymlinks,
    ...(shardBytes && { shardBytes }),
    ...(signature && { signaturePath: signature }),
  });
  const path = join(base, `ours-${index}.sig`);
  mkdirSync(base, { recursive: true });
  writeFileSync(path, bundleText);
  return path;
}

async function verifyOurs({ signer, publicKey, anchor, model }, bundle) {
  const trust =
    signer === 'key'
      ? trustKeys(readFileSync(publicKey, 'utf8'))
      : trustCertificates(readFileSync(anchor, 'utf8'));
  try {
    await verifyModel(model.path, readFileSync(bundle), {
      trust,
      ...(model.signature && { signaturePath: model.signature }),
    });
    return 'ok';
  } catch (error) {
    return `${error.code}: ${error.message}`;
  }
}
