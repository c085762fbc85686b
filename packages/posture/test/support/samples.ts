import type { EvidenceContract } from '@weighbridge/evidence';
import type { Judge, Judgement } from '../../src/control.ts';
import { policy, typeOf } from './judging.ts';

/** What a judge says of each sample of the type that it reads; a sample that there is not is left out. */
export function judgedSamples<P>(
  { type }: EvidenceContract<P>,
  judge: Judge<P>,
): readonly (Judgement & { readonly sample: string })[] {
  return Object.entries(typeOf(type).samples)
    .filter(([, payload]) => payload !== null)
    .map(([sample, payload]) => ({ sample, ...judge(payload as P, policy) }));
}
