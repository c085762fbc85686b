import type { BomClaimsPayload } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import { firstOf } from '../shared/shape.ts';

/**
 * What `bom/claims` says to WB-BOM-2: whether every claim says how it is known, how many were checked, and whether any
 * is contradicted. If no claim was checked, only their author vouches for them.
 */
export function judgeBomClaims({ claims, contradicted }: BomClaimsPayload): Judgement {
  const { verified, measured, declared, inferred, none } = claims;
  const checked = verified + measured;
  const total = checked + declared + inferred + none;
  if (contradicted.length > 0) {
    return {
      outcome: 'adverse',
      message: `The files contradict ${firstOf(contradicted)}.`,
      remedy: `Correct ${firstOf(contradicted)} in the bill of materials, or make it again from the files.`,
    };
  }
  if (none > 0) {
    const message =
      none === 1
        ? 'One claim of the bill of materials does not say how it is known.'
        : `${none} of ${total} claims do not say how they are known.`;
    const remedy = 'Say of every claim of the bill of materials how it is known, or leave it out.';
    return { outcome: 'adverse', message, remedy };
  }
  if (checked === 0) {
    const message =
      total === 1
        ? 'The one claim of the bill of materials was not checked against the files.'
        : `None of the ${total} claims was checked against the files.`;
    const remedy = 'Weigh with hashing on, and let the bill of materials claim what files show.';
    return { outcome: 'inconclusive', message, remedy };
  }
  const rest = `${declared} declared, ${inferred} inferred`;
  return { outcome: 'supports', message: `${checked} of ${total} claims were checked; ${rest}.` };
}
