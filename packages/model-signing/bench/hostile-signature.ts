import { generateKeyPairSync } from 'node:crypto';
import { inspectBundle, verifySignature } from '../src/bundle.ts';
import { trustKeys } from '../src/index.ts';
import { keyHint } from '../src/keys/fingerprint.ts';

// Time and memory of refusing, and of inspecting, signatures of 64 MB that are made to cost much, each in a
// process of its own:
//   for kind in members arrays statement-arrays statement-members resources; do
//     node --conditions=@weighbridge/source bench/hostile-signature.ts $kind [inspect]; done

const MB = 1024 * 1024;
const TEXT_BYTES = 63 * MB;
const PAYLOAD_BYTES = 46 * MB;
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

/** The unit as often as it fits, each with its number in place of `#`. */
function fill(unit: string, bytes: number): string {
  const parts: string[] = [];
  let size = 0;
  for (let i = 0; size < bytes; i += 1) {
    const part = unit.replace('#', i.toString(36));
    parts.push(part);
    size += part.length + 1;
  }
  return parts.join();
}

/** A bundle that names the trusted key, with a signature of the right shape that is of nothing. */
function bundle(payload: string): Buffer {
  const number = Buffer.concat([Buffer.from([2, 32]), Buffer.alloc(32, 1)]);
  const sig = Buffer.concat([Buffer.from([0x30, 68]), number, number]).toString('base64');
  return Buffer.from(
    JSON.stringify({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { publicKey: { hint: keyHint(key) }, tlogEntries: [] },
      dsseEnvelope: {
        payload: Buffer.from(payload).toString('base64'),
        payloadType: 'application/vnd.in-toto+json',
        signatures: [{ sig, keyid: '' }],
      },
    }),
  );
}

const LEGACY = '"predicateType":"https://model_signing/Digests/v0.1"';
const RESOURCE = '{"name":"#","algorithm":"sha256","digest":"x"}';
const MAKE: Readonly<Record<string, () => Buffer>> = {
  members: () => Buffer.from(`{${fill('"#":0', TEXT_BYTES)}}`),
  arrays: () => Buffer.from(`[${fill('[]', TEXT_BYTES)}]`),
  'statement-arrays': () => bundle(`{${LEGACY},"a":[${fill('[]', PAYLOAD_BYTES)}]}`),
  'statement-members': () => bundle(`{${LEGACY},"a":{${fill('"#":0', PAYLOAD_BYTES)}}}`),
  resources: () =>
    bundle(
      `{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://model_signing/signature/v1.0","predicate":{"resources":[${fill(RESOURCE, PAYLOAD_BYTES)}]}}`,
    ),
};

const [kind = '', verb = 'verify'] = process.argv.slice(2);
const make = MAKE[kind];
if (make === undefined) throw new RangeError(`give one of ${Object.keys(MAKE).join(', ')}`);
const bytes = make();
const trust = trustKeys(key.export({ type: 'spki', format: 'pem' }).toString());
const before = process.resourceUsage().maxRSS;
const start = performance.now();
let answer = 'read';
try {
  if (verb === 'inspect') inspectBundle(bytes);
  else await verifySignature(bytes, { trust });
} catch (error) {
  answer = String((error as { readonly code?: unknown }).code);
}
const more = Math.round((process.resourceUsage().maxRSS - before) / 1024);
console.log(`${kind} ${verb} ${answer} ${Math.round(performance.now() - start)} ms, +${more} MB`);
