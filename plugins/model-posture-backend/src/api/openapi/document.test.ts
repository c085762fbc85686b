import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { endpoints } from '../endpoints/index.ts';
import { COMPONENTS } from './components.ts';
import { openApiDocument } from './document.ts';

const document = openApiDocument(endpoints);

test('the document is valid against the official OpenAPI 3.1 schema', async () => {
  const validator = new Validator();
  const copy: Record<string, unknown> = structuredClone(document);
  const result = await validator.validate(copy);
  expect(result).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('the file in the package equals the served document', async () => {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../openapi.json');
});

test('every operation appears once, named like its endpoint', () => {
  const paths = Object.values(
    document['paths'] as unknown as Record<string, Record<string, Operation>>,
  );
  const ids = paths.flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
  expect(ids).toHaveLength(endpoints.length);
  expect(new Set(ids)).toEqual(new Set(endpoints.map(({ id }) => id)));
});

test('every named shape is used, and every reference resolves to one', () => {
  const references = new Set(
    [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    ),
  );
  expect(references).toEqual(new Set(Object.keys(COMPONENTS)));
});

test('no shape accepts anything by accident', () => {
  expect(emptySchemas(document['components'], 'components')).toEqual([]);
  expect(emptySchemas(document['paths'], 'paths')).toEqual([]);
});

interface Operation {
  readonly operationId: string;
}

const SAYS_SOMETHING = ['type', '$ref', 'enum', 'const', 'anyOf', 'oneOf', 'allOf'];

/** The places where a schema accepts anything. */
function emptySchemas(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = `${at}/${key}`;
    const schemas =
      key === 'properties' || key === 'schemas'
        ? Object.entries(member as object)
        : ['schema', 'items'].includes(key)
          ? [['', member] as const]
          : [];
    const empty = schemas
      .filter(([, schema]) => typeof schema === 'object' && schema !== null)
      .filter(([, schema]) => !SAYS_SOMETHING.some((word) => word in (schema as object)))
      .map(([name]) => `${path}/${name}`);
    return [...empty, ...emptySchemas(member, path)];
  });
}
