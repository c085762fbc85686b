import { z } from 'zod';
import { SCHEMAS } from '../src/schema/registry.ts';

const BASE = 'https://weighbridge.dev/schema/core/v1/';
type JsonSchema = Record<string, unknown>;

/** Every JSON Schema (draft 2020-12) by file name: each stands alone, with what it refers to under `$defs`. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const ids = Object.entries(SCHEMAS).map(([name, schema]) => ({ name, id: kebab(name), schema }));
  for (const { id, schema } of ids) {
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  }
  return new Map(ids.map(({ name, id, schema }) => [`${id}.json`, textOf(name, id, schema)]));
}

function textOf(name: string, id: string, schema: z.ZodType): string {
  const { $schema, $defs = {} } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const { [id]: root, ...others } = $defs as Record<string, JsonSchema>;
  const defs = Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const document = {
    $schema,
    $id: `${BASE}${id}.json`,
    title: name,
    ...withoutId(root ?? {}),
    ...(defs.length > 0 && {
      $defs: Object.fromEntries(defs.map(([key, def]) => [key, withoutId(def)])),
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** zod repeats its registry id in the schema, where draft 2020-12 has no such keyword. */
function withoutId({ id: _id, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
