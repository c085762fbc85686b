import { parseDigest } from '@weighbridge/core';
import type { Digest, JsonObject, JsonValue } from '@weighbridge/core';
import { checkAge } from '../checks/age.ts';
import type { PostureFacts } from '../facts.ts';
import { instantAt, member, objectAt, textAt } from '../fields.ts';
import { malformed } from '../malformed.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';
import { resourceAt } from '../resource.ts';

const OUTCOMES = ['admit', 'admit-with-conditions', 'refuse', 'cannot-decide'];

/** Weighbridge's own posture statement. */
export const posture = definePredicate<PostureFacts>({
  id: 'posture',
  title:
    'the whole security posture of a model, with the evidence it can be computed from (Weighbridge)',
  types: [PREDICATE_TYPES.posture],
  citation: 'https://weighbridge.dev/posture/v1',
  parse,
  check: ({ assessedAt }, { now }) => {
    checkAge(assessedAt, undefined, now);
    return [];
  },
});

function parse(predicate: JsonObject): PostureFacts {
  const at = '/predicate/posture';
  const body = objectAt(member(predicate, 'posture'), at);
  const section = (name: string) => objectAt(member(body, name), `${at}/${name}`);
  const text = (name: string, key: string) =>
    textAt(member(section(name), key), `${at}/${name}/${key}`);
  const digest = (name: string) =>
    digestAt(member(section(name), 'digest'), `${at}/${name}/digest`);
  const outcome = text('gate', 'outcome');
  if (!OUTCOMES.includes(outcome)) throw malformed(`${at}/gate/outcome`, 'no such outcome');
  const evidence = resourceAt(member(predicate, 'evidence'), '/predicate/evidence');
  if (evidence.digest?.['sha256'] === undefined) {
    throw malformed('/predicate/evidence/digest', 'expected a sha256 digest');
  }
  return {
    kind: 'posture',
    model: text('subject', 'model'),
    outcome,
    assessedAt: instantAt(member(body, 'assessedAt'), `${at}/assessedAt`),
    policy: { name: text('policy', 'name'), digest: digest('policy') },
    catalogue: { version: text('catalogue', 'version'), digest: digest('catalogue') },
    evidence,
    posture: body,
  };
}

function digestAt(value: JsonValue | undefined, pointer: string): Digest {
  try {
    return parseDigest(textAt(value, pointer));
  } catch {
    throw malformed(pointer, 'expected <algorithm>:<lower-case hex>');
  }
}
