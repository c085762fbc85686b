import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * Every JSON Schema (draft 2020-12) by file name: each is self-contained, with what it refers to under `$defs`.
 *
 * @param schemas by the name of the type
 * @param base of their `$id`, with `/` at its end
 * @param shared schemas of other packages that these refer to
 */
export function jsonSchemas(
  schemas: Readonly<Record<string, z.ZodType>>,
  base: string,
  shared: Readonly<Record<string, z.ZodType>> = {},
): ReadonlyMap<string, string> {
  for (const [name, schema] of Object.entries(shared)) {
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id: kebab(name) });
  }
  const ids = Object.entries(schemas).map(([name, schema]) => ({ name, id: kebab(name), schema }));
  for (const { id, schema } of ids) {
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  }
  return new Map(
    ids.map(({ name, id, schema }) => [
      `${id}.json`,
      textOf(name, `${base}${id}.json`, id, schema),
    ]),
  );
}

function textOf(name: string, $id: string, id: string, schema: z.ZodType): string {
  const { $schema, $defs = {} } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const { [id]: root, ...others } = $defs as Record<string, JsonSchema>;
  const defs = Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const document = {
    $schema,
    $id,
    title: name,
    ...withoutId(root ?? {}),
    ...(defs.length > 0 && {
      $defs: Object.fromEntries(defs.map(([key, def]) => [key, withoutId(def)])),
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** zod repeats its registry id in the schema, but draft 2020-12 has no such keyword. */
function withoutId({ id: _id, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

/** Writes the schemas into a folder, and removes the files of schemas that no longer exist. */
export function writeJsonSchemas(folder: URL, schemas: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!schemas.has(name)) rmSync(new URL(name, folder));
  for (const [name, text] of schemas) writeFileSync(new URL(name, folder), text);
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
