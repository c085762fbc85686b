import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { expect, test } from 'vitest';
import { readSelectors } from './config.ts';
import { isModelEntity, modelAnnotation } from './selector.ts';

function entity(kind: string, type?: unknown, annotation?: unknown): Entity {
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'x',
      ...(annotation === undefined
        ? {}
        : { annotations: { 'weighbridge.dev/model': annotation as string } }),
    },
    spec: { type: type as string },
  };
}

test.for([
  ['Resource', 'ai-model', true],
  ['resource', 'AI-Model', true],
  ['Resource', 'machine-learning-model', true],
  ['Component', 'machine-learning-model', true],
  ['API', 'ai-model-server', true],
  ['API', 'ai-model', false],
  ['Component', 'service', false],
  ['Resource', undefined, false],
  ['Resource', 7, false],
] as const)('without configuration a %s of type %s: %s', ([kind, type, expected]) => {
  expect(isModelEntity(entity(kind, type))).toBe(expected);
});

test.for([
  ['estate/m', 'estate/m'],
  ['  estate/m\n', 'estate/m'],
  ['', undefined],
  ['   ', undefined],
  [7, undefined],
  [undefined, undefined],
] as const)('the annotation %j makes a model: %s', ([annotation, expected]) => {
  const found = entity('Component', 'website', annotation);
  expect(modelAnnotation(found)).toBe(expected);
  expect(isModelEntity(found)).toBe(expected !== undefined);
});

test('configuration adds kinds and types, and removes none', () => {
  const selectors = readSelectors(
    new ConfigReader({
      weighbridge: { entities: [{ kind: 'Component', type: 'llm' }, { kind: 'Model' }] },
    }),
  );
  expect(isModelEntity(entity('Component', 'llm'), selectors)).toBe(true);
  expect(isModelEntity(entity('Model', 'anything'), selectors)).toBe(true);
  expect(isModelEntity(entity('Model'), selectors)).toBe(true);
  expect(isModelEntity(entity('Resource', 'ai-model'), selectors)).toBe(true);
  expect(isModelEntity(entity('Component', 'service'), selectors)).toBe(false);
});

test('an entry without a kind is refused', () => {
  const config = new ConfigReader({ weighbridge: { entities: [{ type: 'llm' }] } });
  expect(() => readSelectors(config)).toThrow('weighbridge.entities[0].kind');
});
