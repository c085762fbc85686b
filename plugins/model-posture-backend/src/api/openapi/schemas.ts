import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { COMPONENTS } from './components.ts';

const NAMES = new Map(Object.entries(COMPONENTS).map(([name, schema]) => [schema, name]));

/** JSON Schema 2020-12 of the named shapes, which refer to each other. */
export function componentSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, { ...OPTIONS, uri: componentPath });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutHeader(schema)]),
  );
}

/** A shape of the document: a reference if it has a name. */
export function schemaOf(schema: z.ZodType): JsonObject {
  const name = NAMES.get(schema);
  if (name !== undefined) return { $ref: componentPath(name) };
  return withoutHeader(z.toJSONSchema(schema, OPTIONS));
}

/** Members of an object schema, for parameters: as they are after reading, lists as lists. */
export function membersOf(
  schema: z.ZodType,
): readonly { readonly name: string; readonly isRequired: boolean; readonly schema: JsonObject }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, OPTIONS);
  return Object.entries(properties).map(([name, member]) => ({
    name,
    isRequired: required.includes(name),
    schema: member as JsonObject,
  }));
}

const OPTIONS = {
  io: 'output',
  target: 'draft-2020-12',
  // Such a schema states its own type; the tests refuse a document in which one does not.
  unrepresentable: 'any',
  override({ jsonSchema }: Override) {
    // The bounds of exact integers in JavaScript are not a promise of the API.
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
} as const;

interface Override {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

function componentPath(name: string): string {
  return `#/components/schemas/${name}`;
}

function withoutHeader(schema: z.core.JSONSchema.BaseSchema): JsonObject {
  const { $schema: _schema, $id: _id, ...rest } = schema;
  return rest as JsonObject;
}
