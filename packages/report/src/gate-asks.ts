import { plural } from './pretty/text.ts';
import type { PostureReport } from './report.ts';

/**
 * What an open gate has asked for, so that nobody takes what is unknown beside it for let through; undefined
 * where the gate is shut, since its sentence names what is missing, or where it is not known what the policy
 * requires.
 */
export function gateAsks({ posture, requires }: PostureReport): string | undefined {
  const { gate, counts, policy } = posture;
  const isOpen = gate.outcome === 'admit' || gate.outcome === 'admit-with-conditions';
  if (!isOpen || requires === undefined) return undefined;
  if (requires.length === 0) return `${policy.name} requires no control.`;
  const asked = `${policy.name} requires ${plural(requires.length, 'control')}: ${requires.join(', ')}.`;
  if (counts.unknown === 0) return asked;
  const [it, is] =
    counts.unknown === 1 ? ['The one that is', 'is'] : [`The ${counts.unknown} that are`, 'are'];
  return `${asked} ${it} unknown ${is} not among them.`;
}
