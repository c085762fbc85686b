import { canonicalJson, TIERS } from '@weighbridge/core';
import { COMPONENT_ROLES } from '../component-role.ts';
import { ROLE_PROPERTY } from '../cyclonedx/described-component.ts';
import { componentRef, fileRef } from '../cyclonedx/refs.ts';
import type { DescribedComponent } from '../description.ts';
import { byCodeUnits, cleanText, member } from '../text.ts';
import { inOrder, ownProperty, statedClaims } from './claims.ts';
import type { StatedClaim } from './claims.ts';
import type { Node } from './node.ts';

/** A component as a document of ours states it. */
export interface StatedComponent extends DescribedComponent {
  readonly claims: readonly StatedClaim[];
}

/** The components of a model that a document of ours lists, by name; documents from other tools lack this property. */
export function readDescribedComponents(
  document: Node,
  others: readonly Node[],
): readonly StatedComponent[] {
  const needs = new Map(
    document
      .items('dependencies')
      .map(({ value }) => [member(value, 'ref'), member(value, 'dependsOn')] as const),
  );
  return others.flatMap((node) => readOne(node, needs)).sort((a, b) => byCodeUnits(a.name, b.name));
}

function readOne(node: Node, needs: ReadonlyMap<unknown, unknown>): readonly StatedComponent[] {
  const name = member(node.value, 'name');
  if (typeof name !== 'string' || member(node.value, 'bom-ref') !== componentRef(name)) return [];
  const said = parsed(ownProperty(node, ROLE_PROPERTY));
  const role = COMPONENT_ROLES.find((one) => one === member(said, 'role'));
  const tier = TIERS.find((one) => one === member(said, 'tier'));
  const [locator, of] = [member(said, 'locator'), member(said, 'of')];
  if (role === undefined || tier === undefined || typeof locator !== 'string') return [];
  node.at('name')?.carry();
  node.is('type', 'machine-learning-model');
  return [
    {
      name,
      role,
      ...(typeof of === 'string' ? { of } : {}),
      known: { tier, locator: cleanText(locator, 1_024) },
      files: filesOf(needs.get(componentRef(name))),
      claims: inOrder(statedClaims(node)),
    },
  ];
}

/** Only what we would have written ourselves is accepted. */
function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value as Parameters<typeof canonicalJson>[0]) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const FILE = fileRef('');

function filesOf(needs: unknown): readonly string[] {
  if (!Array.isArray(needs)) return [];
  return needs
    .filter((ref): ref is string => typeof ref === 'string' && ref.startsWith(FILE))
    .map((ref) => ref.slice(FILE.length));
}
