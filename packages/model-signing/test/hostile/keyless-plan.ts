import { join } from 'node:path';
import { parseTrustedRoot, trustSigstore, verifyModel } from '../../src/index.ts';
import type { SigstoreIdentity } from '../../src/index.ts';
import { CLAIMS, makeToken } from '../support/identity-token.ts';
import { at, IDENTITY, signAt, ways } from '../support/keyless.ts';
import { startSigstore } from '../support/sigstore-instance.ts';
import type { SigstoreInstance, SigstoreInstanceOptions } from '../support/sigstore-instance.ts';
import type { HostileCase, World } from './case.ts';
import { edited } from './edit.ts';
import type { Edits } from './edit.ts';
import { MODEL } from './oms-statement.ts';
import { layOut, payloadOf } from './plan.ts';

type Code = HostileCase['code'];
type Way = 'v1' | 'v1-tsa' | 'v2';

/** A keyless signature, and the hostile part of it or of its verification. */
export interface Keyless {
  readonly way?: Way;
  /** Members taken from another bundle: of the same signer, of another, of another deployment. */
  readonly from?: 'second' | 'stranger' | 'foreign';
  readonly take?: readonly string[];
  readonly bundle?: Edits;
  readonly root?: Edits;
  readonly identity?: Partial<SigstoreIdentity>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** A separate deployment. */
  readonly deployment?: SigstoreInstanceOptions;
}

/** A case with a keyless signature; the twin is the sound one of the same kind. */
export function keyless(code: Code, name: string, what: string, hostile: Keyless): HostileCase {
  const benign: Keyless = hostile.way === undefined ? {} : { way: hostile.way };
  return {
    code,
    name,
    what,
    attempt: (isHostile, world) => carryOutKeyless(isHostile ? hostile : benign, world),
  };
}

async function carryOutKeyless(plan: Keyless, world: World): Promise<unknown> {
  if (plan.deployment === undefined) return signAndVerify(plan, world, await world.sigstore('own'));
  const deployment = await startSigstore(plan.deployment);
  try {
    return await signAndVerify(plan, world, deployment);
  } finally {
    await deployment.close();
  }
}

async function signAndVerify(
  plan: Keyless,
  world: World,
  instance: SigstoreInstance,
): Promise<unknown> {
  const model = join(world.folder, 'model');
  layOut(model, MODEL);
  const sign = (where: SigstoreInstance, claims: object = CLAIMS, payload = payloadOf({})) =>
    signAt(
      where,
      { ...ways(where.url)[plan.way ?? 'v1'], identityToken: makeToken({ ...claims }) },
      Buffer.from(payload).toString(),
    );
  const others = {
    second: () => sign(instance, CLAIMS, payloadOf({ files: { 'other.bin': 'x' } })),
    stranger: () => sign(instance, { ...CLAIMS, email: 'stranger@example.org' }),
    foreign: async () => sign(await world.sigstore('foreign')),
  };
  const own = await sign(instance, plan.claims);
  const other = plan.from === undefined ? own : await others[plan.from]();
  const taken = Object.fromEntries(
    (plan.take ?? []).map((pointer) => [pointer, at(other, partsOf(pointer))]),
  );
  const bundle = edited(own, { ...taken, ...plan.bundle });
  const root = parseTrustedRoot(JSON.stringify(edited(instance.trustedRoot, plan.root ?? {})));
  const identities = [{ ...IDENTITY, ...plan.identity }];
  return verifyModel(model, JSON.stringify(bundle), { trust: trustSigstore({ root, identities }) });
}

function partsOf(pointer: string): readonly string[] {
  return pointer.split('/').slice(1);
}
