import { isRelativePath } from '@weighbridge/core';
import type { Shape, ShapeNode } from './shape.ts';

const SCALARS = {
  digest: `sha256:${'c3'.repeat(32)}`,
  instant: '2026-11-23T00:00:00Z',
  tier: 'declared',
  flag: true,
  count: 1,
} as const;

/**
 * A value of this shape with every possible member, one item in each list, and the given text wherever any text is
 * allowed: a page or a terminal that shows the value shows the text.
 */
export function filledWith<T>(shape: Shape<T>, text: string): T {
  return fill(shape, text) as T;
}

function fill(shape: ShapeNode, text: string): unknown {
  switch (shape.kind) {
    case 'text':
      return text.slice(0, shape.max);
    case 'path':
      return isRelativePath(text) ? text : 'model.safetensors';
    case 'choice':
      return shape.of[0];
    case 'list':
      return [fill(shape.of, text)];
    case 'map':
      return Object.fromEntries([[text.slice(0, 256), fill(shape.of, text)]]);
    case 'nullable':
    case 'optional':
      return fill(shape.of, text);
    case 'record':
      return Object.fromEntries(
        Object.entries(shape.members).map(([key, member]) => [key, fill(member, text)]),
      );
    default:
      return SCALARS[shape.kind];
  }
}
