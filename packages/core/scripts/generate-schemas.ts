import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { jsonSchemas } from './json-schemas.ts';

/** Writes schema/*.json from the zod schemas and removes what no schema stands behind any more. */
const folder = new URL('../schema/', import.meta.url);
const schemas = jsonSchemas();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!schemas.has(name)) rmSync(new URL(name, folder));
for (const [name, text] of schemas) writeFileSync(new URL(name, folder), text);
