import type { Digest, Waiver } from '@weighbridge/core';
import { canonicalDigest } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import { inputError } from '../error.ts';
import { pointerStep } from '../pointer.ts';
import type { Policy } from '../policy.ts';
import {
  arrayAt,
  digestAt,
  instantAt,
  labelAt,
  nameAt,
  objectAt,
  oneOf,
  pastInstantAt,
  sorted,
  sortedBy,
  textAt,
} from './fields.ts';
import { checkObservers } from './observers.ts';
import { checkProvenance, checkSigners } from './signers.ts';

/** Maximum number of waivers, as in the policy schema. */
const MAX_WAIVERS = 10_000;

/** A checked policy, with what the engine derives from it. */
export interface CheckedPolicy {
  readonly policy: Policy;
  readonly digest: Digest;
  readonly required: ReadonlySet<string>;
  /** Controls whose fail does not refuse; none of them is required. */
  readonly advisory: ReadonlySet<string>;
  /** Sorted by id. */
  readonly waivers: readonly Waiver[];
}

/**
 * The policy, checked against the catalogue, with its lists sorted so that their order does not change the output.
 *
 * @throws {PostureError} BAD_INPUT, UNKNOWN_CONTROL, FUTURE_INPUT
 */
export function checkPolicy(value: unknown, catalogue: Catalogue, now: number): CheckedPolicy {
  const raw = objectAt(value, '/policy') as unknown as Policy;
  const ids = new Set(catalogue.controls.map(({ id }) => id));
  const waivers = sortedBy(
    arrayAt(raw.waivers ?? [], '/policy/waivers', MAX_WAIVERS).map((each, at) =>
      checkWaiver(each, `/policy/waivers/${at}`, now),
    ),
    (waiver) => `${waiver.id}\u0000${canonicalDigest(waiver)}`,
  );
  const signers = given(raw.signers, checkSigners);
  const names = signers?.map(({ name }) => name) ?? [];
  const policy = {
    name: labelAt(raw.name, '/policy/name'),
    description: given(raw.description, (text) => textAt(text, '/policy/description')),
    requires:
      raw.requires === 'all' ? raw.requires : knownControls(raw.requires, ids, '/policy/requires'),
    advisory: given(raw.advisory, (list) => knownControls(list, ids, '/policy/advisory')),
    clusters: given(raw.clusters, checkClusters),
    licences: given(raw.licences, checkLicences),
    signers,
    observers: given(raw.observers, (list) => checkObservers(list, names, catalogue)),
    provenance: given(raw.provenance, checkProvenance),
    bom: given(raw.bom, (word) => oneOf(word, ['shipped'], '/policy/bom')),
    maxAgeDays: given(raw.maxAgeDays, (ages) => checkAges(ages, ids)),
    waivers,
  } as Policy;
  const required = policy.requires === 'all' ? ids : new Set(policy.requires);
  const advisory = new Set(policy.advisory);
  checkApart(advisory, required);
  return { policy, digest: canonicalDigest(policy), required, advisory, waivers };
}

/** Reads a member that is present; undefined counts as absent, also in the digest. */
function given<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

function knownControls(
  value: unknown,
  ids: ReadonlySet<string>,
  pointer: string,
): readonly string[] {
  const names = arrayAt(value, pointer).map((each, at) => {
    const id = textAt(each, `${pointer}/${at}`);
    if (!ids.has(id)) throw unknownControl(`${pointer}/${at}`, id);
    return id;
  });
  return sorted(names);
}

/** What is required is enforced. */
function checkApart(advisory: ReadonlySet<string>, required: ReadonlySet<string>): void {
  const [both] = Array.from(advisory).filter((id) => required.has(id));
  if (both === undefined) return;
  throw inputError(
    'BAD_INPUT',
    '/policy/advisory',
    `${both} is required, so it cannot be advisory`,
  );
}

function checkClusters(value: unknown): readonly string[] {
  const names = arrayAt(value, '/policy/clusters', 1000).map((each, at) =>
    nameAt(each, `/policy/clusters/${at}`, 2000),
  );
  return sorted(names);
}

function checkLicences(value: unknown): NonNullable<Policy['licences']> {
  const lists = objectAt(value, '/policy/licences');
  const list = (name: string) => {
    const pointer = `/policy/licences/${name}`;
    const texts = arrayAt(lists[name], pointer).map((each, at) => textAt(each, `${pointer}/${at}`));
    return sorted(texts);
  };
  return { allow: list('allow'), deny: list('deny') };
}

function checkAges(value: unknown, ids: ReadonlySet<string>): Readonly<Record<string, number>> {
  const entries = Object.entries(objectAt(value, '/policy/maxAgeDays')).map(([id, days]) => {
    const pointer = `/policy/maxAgeDays${pointerStep(id)}`;
    if (!ids.has(id)) throw unknownControl(pointer, id);
    if (!Number.isFinite(days) || (days as number) <= 0) {
      throw inputError('BAD_INPUT', pointer, 'expected a number of days above 0');
    }
    return [id, days as number] as const;
  });
  return Object.fromEntries(entries);
}

function checkWaiver(value: unknown, pointer: string, now: number): Waiver {
  const raw = objectAt(value, pointer);
  const scope = objectAt(raw['scope'], `${pointer}/scope`);
  const digest = digestAt(scope['digest'], `${pointer}/scope/digest`);
  pastInstantAt(raw['issuedAt'], `${pointer}/issuedAt`, now);
  instantAt(raw['notAfter'], `${pointer}/notAfter`);
  return {
    id: labelAt(raw['id'], `${pointer}/id`),
    control: labelAt(raw['control'], `${pointer}/control`),
    who: nameAt(raw['who'], `${pointer}/who`),
    reason: nameAt(raw['reason'], `${pointer}/reason`, 2000),
    ...(raw['ticket'] === undefined ? {} : { ticket: nameAt(raw['ticket'], `${pointer}/ticket`) }),
    scope: {
      model: nameAt(scope['model'], `${pointer}/scope/model`, 1024),
      ...(digest === undefined ? {} : { digest }),
    },
    issuedAt: raw['issuedAt'] as string,
    notAfter: raw['notAfter'] as string,
  };
}

function unknownControl(pointer: string, id: string): Error {
  return inputError(
    'UNKNOWN_CONTROL',
    pointer,
    `the catalogue holds no ${JSON.stringify(id.slice(0, 40))}`,
  );
}
