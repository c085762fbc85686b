// Runs the example: makes a SoftHSM token with a key on each curve, signs a model with each, and
// verifies it again as anyone would. Ends with `N passed, N failed`.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PIN = '1234';
const LIBRARIES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];
const SOURCES = ['package.json', 'token.mjs', 'pkcs11-signer.mjs', 'sign.mjs'];
const here = import.meta.dirname;
const base = mkdtempSync(join(tmpdir(), 'weighbridge-pkcs11-'));
const results = [];

try {
  await main();
} catch (error) {
  results.push(false);
  console.error(error instanceof Error ? error.message : error);
} finally {
  rmSync(base, { recursive: true, force: true });
}
const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;

async function main() {
  const library = process.env['PKCS11_LIBRARY'] ?? LIBRARIES.find((path) => existsSync(path));
  if (library === undefined) throw new Error('SoftHSM is not here: apt install softhsm2');
  install();
  process.env['SOFTHSM2_CONF'] = join(base, 'softhsm2.conf');
  mkdirSync(join(base, 'tokens'));
  writeFileSync(process.env['SOFTHSM2_CONF'], `directories.tokendir = ${join(base, 'tokens')}\n`);
  const named = ['--label', 'models', '--pin', PIN, '--so-pin', PIN];
  execFileSync('softhsm2-util', ['--init-token', '--free', ...named]);
  const { CURVES, makeKeyPair, openToken } = await import(join(base, 'token.mjs'));
  const token = openToken({ library, label: 'models', pin: PIN });
  for (const curve of Object.keys(CURVES)) makeKeyPair(token, curve, curve);
  token.close();
  for (const curve of Object.keys(CURVES)) await tryCurve(curve, library);
}

/** Installs the binding, whose native part is compiled here, and links the package of this repository. */
function install() {
  for (const file of SOURCES) cpSync(join(here, file), join(base, file));
  const npm = { cwd: base, stdio: 'pipe', env: withHeaders() };
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], npm);
  const binding = join(base, 'node_modules', 'pkcs11js');
  execFileSync('npm', ['exec', '--yes', '--', 'node-gyp', 'rebuild'], { ...npm, cwd: binding });
  mkdirSync(join(base, 'node_modules', '@weighbridge'));
  symlinkSync(
    join(here, '..', '..', 'packages', 'model-signing'),
    join(base, 'node_modules', '@weighbridge', 'model-signing'),
  );
}

/** Node's own headers, if this Node ships them, so none are downloaded. */
function withHeaders() {
  const nodeFolder = dirname(dirname(process.execPath));
  const headers = existsSync(join(nodeFolder, 'include', 'node', 'node_api.h'));
  return { ...process.env, ...(headers && { npm_config_nodedir: nodeFolder }) };
}

async function tryCurve(curve, library) {
  const linked = join(base, 'node_modules', '@weighbridge', 'model-signing', 'src', 'index.ts');
  const { trustKeys, verifyModel } = await import(linked);
  const model = join(base, `model-${curve}`);
  mkdirSync(model);
  writeFileSync(join(model, 'weights.bin'), `weights for ${curve}`);
  const env = {
    ...process.env,
    PKCS11_LIBRARY: library,
    PKCS11_TOKEN: 'models',
    PKCS11_KEY: curve,
    PKCS11_PIN: PIN,
  };
  const args = ['--conditions=@weighbridge/source', 'sign.mjs', model];
  const said = execFileSync(process.execPath, args, { cwd: base, env, encoding: 'utf8' });
  console.log(`${curve}: ${said.trim()}`);
  const bundle = readFileSync(join(model, 'model.sig'));
  const trust = trustKeys(readFileSync(`${model}.pub.pem`));
  const verified = await verifyModel(model, bundle, { trust, signaturePath: 'model.sig' });
  results.push(verified.signer.keyType === curve);
  appendFileSync(join(model, 'weights.bin'), '!');
  const refused = await verifyModel(model, bundle, { trust, signaturePath: 'model.sig' }).catch(
    (error) => error.code,
  );
  results.push(refused === 'FILES_MISMATCH');
}
