/**
 * Measures a BOM of 10,000 components: writing it, checking it, and loading the package's door.
 * The obvious alternatives run beside it: the library's own strict validator, and JSON.stringify alone.
 *
 *     node bench/scale.mjs [components]      from dist (build first), or with --conditions=@weighbridge/source
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { serializeBom, toCycloneDx } from '@weighbridge/aibom';
import { validateBom } from '@weighbridge/aibom/validate';

const count = Number(process.argv[2] ?? 10_000);
const description = {
  name: 'large',
  files: Array.from({ length: count }, (_, i) => ({
    path: `shard-${String(i).padStart(6, '0')}.safetensors`,
    sizeBytes: i,
    digest: `sha256:${i.toString(16).padStart(64, '0')}`,
    format: 'safetensors',
    mediaType: 'application/vnd.safetensors',
    role: 'model',
    canCarryCode: 'no',
    wellFormed: true,
    coverageComplete: true,
  })),
  skipped: [],
  claims: [],
  findings: [],
  readings: new Map(),
  readBytes: 0,
};

const RUNS = 5;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
async function time(work, runs = RUNS) {
  const took = [];
  for (let i = 0; i < runs; i += 1) {
    const started = performance.now();
    await work();
    took.push(performance.now() - started);
  }
  return median(took);
}
const round = (ms) => Math.round(ms * 10) / 10;

const text = serializeBom(toCycloneDx(description));
const json = JSON.parse(text);
const writeMs = await time(() => serializeBom(toCycloneDx(description)));
const stringifyMs = await time(() => JSON.stringify(json, null, 2));
const compileStarted = performance.now();
const first = await validateBom({ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1 });
const compileMs = performance.now() - compileStarted;
const checked = await validateBom(json);
if (!first.valid || !checked.valid || !checked.consistent)
  throw new Error('the bench BOM must be valid');
const validateMs = await time(() => validateBom(json));

const { Validation, Spec } = createRequire(import.meta.url)('@cyclonedx/cyclonedx-library');
const stock = new Validation.JsonStrictValidator(Spec.Version.v1dot7);
await stock.validate(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1 }));
const stockMs = await time(() => stock.validate(text), 1);

const load =
  "const t = performance.now(); await import('@weighbridge/aibom'); console.log(performance.now() - t)";
const importMs = median(
  Array.from({ length: RUNS }, () =>
    Number(
      execFileSync(process.execPath, [...process.execArgv, '--input-type=module', '-e', load], {
        cwd: new URL('..', import.meta.url),
      }),
    ),
  ),
);

console.log(
  JSON.stringify(
    {
      components: count,
      bomBytes: text.length,
      writeMs: round(writeMs),
      writeVersusStringify: round(writeMs / stringifyMs),
      compileMs: round(compileMs),
      validateMs: round(validateMs),
      stockValidateMs: round(stockMs),
      timesFasterThanStock: round(stockMs / validateMs),
      importMs: round(importMs),
    },
    null,
    2,
  ),
);
