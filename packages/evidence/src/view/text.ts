import type { ShapeNode } from '../shape/shape.ts';

/** A longer text is cut to this length, in UTF-16 code units. */
const MAX_TEXT = 2000;
/** Maximum number of items of a plain list on one line. */
const MAX_ITEMS = 20;

/** A value in words. It can be anything, even what its shape does not allow. */
export function textOf(shape: ShapeNode, value: unknown): string {
  if (value === null) return 'Not known';
  if (Array.isArray(value)) return listText(shape, value);
  switch (typeof value) {
    case 'string':
      return value === '' ? 'Empty' : value.slice(0, MAX_TEXT);
    case 'number':
      return numberText(shape, value);
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'undefined':
      return 'Missing';
    default:
      return shape.kind === 'map' ? mapText(shape.of, value as object) : 'Not readable';
  }
}

function mapText(of: ShapeNode, value: object): string {
  const named = Object.entries(value).map(([key, each]) => `${key}: ${textOf(of, each)}`);
  return listText(of, named);
}

function numberText(shape: ShapeNode, value: number): string {
  const text = value.toLocaleString('en-US');
  return isBytes(shape) ? `${text} ${value === 1 ? 'byte' : 'bytes'}` : text;
}

function isBytes(shape: ShapeNode): boolean {
  if (shape.kind === 'nullable' || shape.kind === 'optional') return isBytes(shape.of);
  return shape.kind === 'count' && shape.unit === 'bytes';
}

function listText(shape: ShapeNode, value: readonly unknown[]): string {
  if (value.length === 0) return 'None';
  const shown = value
    .slice(0, MAX_ITEMS)
    .map((item) => (Array.isArray(item) ? 'Not readable' : textOf(shape, item)));
  const more = value.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}
