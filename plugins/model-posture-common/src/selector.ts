import type { Entity } from '@backstage/catalog-model';
import { MODEL_ANNOTATION } from './annotation.ts';

/** Catalog entities that are models: every entity of a kind, or those of one `spec.type`. */
export interface EntitySelector {
  /** For instance `Resource`; case does not matter. */
  readonly kind: string;
  /** Value of `spec.type`; case does not matter. Absent: every entity of the kind. */
  readonly type?: string;
}

/** What counts as a model without configuration. Backstage has no model kind, and we do not invent one. */
export const DEFAULT_SELECTORS: readonly EntitySelector[] = [
  { kind: 'Resource', type: 'ai-model' },
  { kind: 'Resource', type: 'machine-learning-model' },
  { kind: 'Component', type: 'ai-model' },
  { kind: 'Component', type: 'machine-learning-model' },
  { kind: 'API', type: 'ai-model-server' },
];

/**
 * Whether an entity is a model: it has the annotation `weighbridge.dev/model`, or a selector matches.
 *
 * Pass `readSelectors(config)` if configuration can select entities.
 */
export function isModelEntity(
  entity: Entity,
  selectors: readonly EntitySelector[] = DEFAULT_SELECTORS,
): boolean {
  return modelAnnotation(entity) !== undefined || selectors.some((s) => selects(s, entity));
}

/** The value of `weighbridge.dev/model` without surrounding white space; undefined when empty or absent. */
export function modelAnnotation(entity: Entity): string | undefined {
  const value = entity.metadata.annotations?.[MODEL_ANNOTATION];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

function selects(selector: EntitySelector, entity: Entity): boolean {
  if (!sameText(selector.kind, entity.kind)) return false;
  if (selector.type === undefined) return true;
  const type = entity.spec?.['type'];
  return typeof type === 'string' && sameText(selector.type, type);
}

function sameText(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}
