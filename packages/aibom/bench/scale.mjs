/**
 * Measures a BOM of 10,000 components: writing it, reading it, checking it, and loading the package's entry point. For
 * comparison it runs the obvious alternatives: the library's own models, serializer and strict validator, and
 * JSON.stringify and JSON.parse alone.
 *
 *     node bench/scale.mjs [components]      from dist (build first), or with --conditions=@weighbridge/source
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { parseBom, serializeBom, toCycloneDx } from '@weighbridge/aibom';
import { validateBom } from '@weighbridge/aibom/validate';
import { wholeNumber } from '@weighbridge/testkit';

const count = wholeNumber('components', process.argv[2] ?? '10000', [1, 1_000_000]);
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

const require = createRequire(import.meta.url);
const { Enums, Models, Serialize, Spec, Validation } = require('@cyclonedx/cyclonedx-library');

/** The same components with the library's own models and serializer. */
function stockText() {
  const bom = new Models.Bom();
  for (const file of description.files) {
    const component = new Models.Component(Enums.ComponentType.File, file.path, {
      bomRef: `file:${file.path}`,
      mimeType: file.mediaType,
    });
    component.hashes.set(Enums.HashAlgorithm['SHA-256'], file.digest.slice('sha256:'.length));
    for (const name of FACTS)
      component.properties.add(new Models.Property(name, String(file[name])));
    bom.components.add(component);
  }
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot7);
  return new Serialize.JsonSerializer(factory).serialize(bom, { space: 2 });
}
const FACTS = ['canCarryCode', 'coverageComplete', 'format', 'role', 'sizeBytes', 'wellFormed'];

/** Runs both in turn, so that other load on the machine affects both. */
async function duel(a, b, runs = 9) {
  const [first, second] = [[], []];
  for (let i = 0; i < runs; i += 1) {
    first.push(await time(a, 1));
    second.push(await time(b, 1));
  }
  return [median(first), median(second)];
}
const write = () => serializeBom(toCycloneDx(description));
const [writeMs, stockWriteMs] = await duel(write, stockText);
const stringifyMs = await time(() => JSON.stringify(json, null, 2));
const [readMs, parseMs] = await duel(
  () => parseBom(text),
  () => JSON.parse(text),
);
const compileStarted = performance.now();
const first = await validateBom({ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1 });
const compileMs = performance.now() - compileStarted;
const checked = await validateBom(json);
if (!first.valid || !checked.valid || !checked.consistent)
  throw new Error('the bench BOM must be valid');
const validateMs = await time(() => validateBom(json));

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
      stockWriteMs: round(stockWriteMs),
      writeVersusStock: Math.round((writeMs / stockWriteMs) * 100) / 100,
      writeVersusStringify: round(writeMs / stringifyMs),
      readMs: round(readMs),
      readVersusJsonParse: round(readMs / parseMs),
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
