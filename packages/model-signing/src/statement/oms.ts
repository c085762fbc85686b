import type { Digest, JsonObject, JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import {
  asClosedObject,
  asList,
  asObject,
  asText,
  below,
  malformed,
  member,
} from '../json/members.ts';
import type { Place } from '../json/members.ts';
import { checkManifest } from '../manifest/check-manifest.ts';
import { rootDigest } from '../manifest/root-digest.ts';
import type { SignedStatement } from '../signed-manifest.ts';
import { readResources } from './resources.ts';
import type { ResourceOptions } from './resources.ts';
import { readSerialization } from './serialization.ts';

export const OMS_PREDICATE = 'https://model_signing/signature/v1.0';

/**
 * A statement with the OMS predicate, version 1.0, as the specification and the Python tool write it.
 *
 * @throws {ModelSigningError} the codes of stage `statement`
 */
export function readOmsStatement(
  statement: JsonObject,
  place: Place,
  options: ResourceOptions,
): SignedStatement {
  const { name, digest } = readSubject(member(statement, 'subject'), below(place, 'subject'));
  const at = below(place, 'predicate');
  const predicate = asClosedObject(
    member(statement, 'predicate'),
    ['resources', 'serialization'],
    at,
  );
  const serialization = readSerialization(
    member(predicate, 'serialization'),
    below(at, 'serialization'),
  );
  const list = below(at, 'resources');
  const resources = readResources(member(predicate, 'resources'), serialization, {
    ...options,
    place: list,
  });
  const manifest = { ...serialization, resources };
  checkManifest(manifest, list.pointer, options);
  const root = rootDigest(resources);
  if (root !== digest)
    throw new ModelSigningError('ROOT_DIGEST_MISMATCH', 'the root digest is not that of the list', {
      details: { stated: digest, computed: root },
    });
  return { dialect: 'oms-1.0', subjectName: name, root, manifest };
}

function readSubject(
  value: JsonValue | undefined,
  place: Place,
): { readonly name: string; readonly digest: Digest } {
  const subjects = asList(value, place);
  if (subjects.length !== 1)
    throw new ModelSigningError('SUBJECT_COUNT', `expected one subject, got ${subjects.length}`, {
      details: { pointer: place.pointer, count: subjects.length },
    });
  const at = below(place, 0);
  const subject = asObject(subjects[0], at);
  const digests = readDigestSet(member(subject, 'digest'), below(at, 'digest'));
  const sha256 = asText(member(digests, 'sha256'), below(below(at, 'digest'), 'sha256'));
  return {
    name: asText(member(subject, 'name'), below(at, 'name')),
    digest: `sha256:${sha256.slice(0, 128)}`,
  };
}

const HEX = /^[0-9a-f]+$/;

/** Every digest of an in-toto DigestSet is hexadecimal, including those that are not read. */
function readDigestSet(value: JsonValue | undefined, place: Place): JsonObject {
  const digests = asObject(value, place);
  const isHex = (digest: unknown): boolean => typeof digest === 'string' && HEX.test(digest);
  if (!Object.values(digests).every(isHex))
    throw malformed(place, 'expected digests in lower-case hexadecimal');
  return digests;
}
