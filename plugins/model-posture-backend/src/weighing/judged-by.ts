import { assess } from '@weighbridge/posture';
import type { PolicyReader } from '../config/policy.ts';
import { judgedBy } from '../store/derived.ts';

/** The policy and catalogue that judge models at a time; undefined if the policy cannot be read. */
export async function judgedByNow(policy: PolicyReader, now: Date): Promise<string | undefined> {
  const read = await policy().catch(() => undefined);
  return read && judgedBy(assess([], [], read, now));
}
