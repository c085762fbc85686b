import type { JsonObject } from '@weighbridge/core';
import type { EvidenceContract, ShapeNode } from '@weighbridge/evidence';
import { shapeProblem } from '@weighbridge/evidence';
import type { Judge, Judgement } from '../../src/control.ts';
import { builtInPolicies } from '../../src/policies/index.ts';
import type { Policy } from '../../src/policy.ts';

/**
 * A judge for tests that give only the members that matter to them: missing required members get the emptiest value
 * that their shape allows. A payload of another shape is refused, since no judge ever sees one.
 */
export function asked<P>(
  { shape }: EvidenceContract<P>,
  judge: Judge<P>,
): (payload: JsonObject, policy?: Policy) => Judgement {
  return (given, policy = builtInPolicies.default) => {
    const payload = completed(shape, given);
    const problem = shapeProblem(shape, payload);
    if (problem !== undefined) throw new RangeError(`not of its shape: ${problem}`);
    return judge(payload as P, policy);
  };
}

/** The value with its missing required members. */
export function completed(shape: ShapeNode, value: unknown): unknown {
  switch (shape.kind) {
    case 'nullable':
    case 'optional':
      return value === null ? null : completed(shape.of, value);
    case 'list':
      return Array.isArray(value) ? value.map((item) => completed(shape.of, item)) : value;
    case 'record': {
      if (typeof value !== 'object' || value === null) return value;
      const members = Object.entries(shape.members).flatMap(([key, member]) => {
        const inner = (value as Record<string, unknown>)[key];
        if (inner !== undefined) return [[key, completed(member, inner)]];
        return member.kind === 'optional' ? [] : [[key, empty(member)]];
      });
      return { ...value, ...(Object.fromEntries(members) as object) };
    }
    default:
      return value;
  }
}

function empty(shape: ShapeNode): unknown {
  switch (shape.kind) {
    case 'text':
      return 'x'.repeat(shape.min);
    case 'count':
      return 0;
    case 'flag':
      return false;
    case 'nullable':
      return null;
    case 'list':
      return [];
    case 'map':
    case 'record':
      return completed(shape, {});
    case 'choice':
      return shape.of[0];
    case 'digest':
      return `sha256:${'00'.repeat(32)}`;
    default:
      return 'measured';
  }
}
