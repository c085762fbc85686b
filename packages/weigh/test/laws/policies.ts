import type { Waiver } from '@weighbridge/core';
import type { Policy } from '@weighbridge/posture';
import { builtInPolicies } from '@weighbridge/posture';
import { newKey } from '../support/signed-models.ts';

export const TEAM = newKey();
export const STRANGER = newKey();

export const BUILDER = 'https://builder.example.org';
export const SOURCE = 'https://git.example.org/acme/fraud';

/** When the first weighing of a folder takes place. */
export const START_MS = Date.parse('2026-11-23T12:00:00Z');

/** What every model must show, and who may sign. */
const COMMON = {
  ...builtInPolicies.default,
  signers: [{ name: 'team', method: 'key', publicKey: TEAM.publicKey }],
  provenance: { builders: [BUILDER], sources: [SOURCE] },
} as const satisfies Policy;

function required(): readonly string[] {
  const { requires } = builtInPolicies.default;
  return requires === 'all' ? [] : requires;
}

const waiver = (control: string): Waiver => ({
  id: `accept-${control.toLowerCase()}`,
  control,
  who: 'team@example.org',
  reason: 'It is being fixed.',
  scope: { model: 'model' },
  issuedAt: new Date(START_MS - 86_400_000).toISOString(),
  notAfter: new Date(START_MS + 30 * 86_400_000).toISOString(),
});

/** Controls whose failure the policy `waived` accepts. */
export const WAIVED: readonly string[] = ['WB-BOM-4', 'WB-PIP-1'];

/** The policies under which models are weighed: a model must meet their requirements at the start. */
export const POLICIES = {
  plain: { ...COMMON, name: 'plain' },
  signed: { ...COMMON, name: 'signed', requires: [...required(), 'WB-INT-1', 'WB-INT-3'] },
  built: { ...COMMON, name: 'built', requires: [...required(), 'WB-INT-1', 'WB-PIP-1'] },
  served: { ...COMMON, name: 'served', requires: [...required(), 'WB-INT-1', 'WB-INT-2'] },
  waived: {
    ...COMMON,
    name: 'waived',
    requires: [...required(), 'WB-PIP-1'],
    waivers: WAIVED.map(waiver),
  },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;
export const POLICY_NAMES = Object.keys(POLICIES) as readonly PolicyName[];
