import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Ajv, ValidateFunction } from 'ajv';
import { addIdnEmail } from './idn-email.ts';
import { uniqueItems } from './unique-items.ts';

/** CycloneDX versions that can be checked. */
export const SPEC_VERSIONS = ['1.5', '1.6', '1.7'] as const;
export type SpecVersion = (typeof SPEC_VERSIONS)[number];

/** Schemas that the BOM schemas refer to, as the library ships them. */
const SHARED = ['spdx', 'cryptography-defs', 'jsf-0.82'];

const compiled = new Map<SpecVersion, Promise<ValidateFunction>>();

/** The compiled schema of one version; compiled once, on first use. */
export function schemaOf(version: SpecVersion): Promise<ValidateFunction> {
  let schema = compiled.get(version);
  if (schema === undefined) {
    schema = compile(version);
    compiled.set(version, schema);
  }
  return schema;
}

async function compile(version: SpecVersion): Promise<ValidateFunction> {
  const [ajv, schema, ...shared] = await Promise.all([
    makeAjv(),
    readSchema(`bom-${version}`),
    ...SHARED.map(readSchema),
  ]);
  for (const [i, name] of SHARED.entries()) {
    ajv.addSchema(shared[i] as object, `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  }
  return ajv.compile(schema as object);
}

/** Offline: a reference to a schema that is not here is an error, never a download. */
async function makeAjv(): Promise<Ajv> {
  const [{ Ajv }, formats] = await Promise.all([import('ajv'), import('ajv-formats')]);
  const ajv = new Ajv({ strict: false, addUsedSchema: false, allErrors: false });
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword(uniqueItems);
  formats.default.default(ajv);
  addIdnEmail(ajv);
  ajv.addFormat('iri-reference', true);
  return ajv;
}

async function readSchema(name: string): Promise<unknown> {
  const manifest = createRequire(import.meta.url).resolve(
    '@cyclonedx/cyclonedx-library/package.json',
  );
  const path = join(dirname(manifest), 'res', 'schema', `${name}.SNAPSHOT.schema.json`);
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}
