import type { JsonObject, JsonValue } from '@weighbridge/core';
import { asObject, asText, below, member } from '../json/members.ts';
import type { Place } from '../json/members.ts';
import { checkManifest } from '../manifest/check-manifest.ts';
import { rootDigest } from '../manifest/root-digest.ts';
import type { Resource, SignedManifest, SignedStatement } from '../signed-manifest.ts';
import { asResourceList } from './resources.ts';
import type { ResourceOptions } from './resources.ts';
import { unsupported } from './serialization.ts';

export const DIGESTS_PREDICATE = 'https://model_signing/Digests/v0.1';

/** v0.2's name for the SHA-256 of a whole file. */
const WHOLE_FILE = ['file-sha256', 'sha256'];

/**
 * A statement in the form of v0.2: every file is a subject with the SHA-256 of all its bytes, only the
 * defaults were left out, and no root digest is stated.
 *
 * @throws {ModelSigningError} the codes of stage `statement`
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 11
 */
export function readDigestsStatement(
  statement: JsonObject,
  place: Place,
  options: ResourceOptions,
): SignedStatement {
  const list = below(place, 'subject');
  const subjects = asResourceList(member(statement, 'subject'), list, options.maxResources);
  const resources = subjects.map((subject, i) => readSubject(subject, below(list, i)));
  const manifest: SignedManifest = {
    method: 'files',
    algorithm: 'sha256',
    allowSymlinks: false,
    ignorePaths: [],
    resources,
  };
  checkManifest(manifest, list.pointer, options);
  return { dialect: 'digests-0.1', subjectName: '', root: rootDigest(resources), manifest };
}

function readSubject(value: JsonValue, place: Place): Resource {
  const subject = asObject(value, place);
  const digests = asObject(member(subject, 'digest'), below(place, 'digest'));
  const at = below(place, 'annotations');
  const annotations = asObject(member(subject, 'annotations') ?? {}, at);
  const made = below(at, 'actual_hash_algorithm');
  const algorithm = asText(member(annotations, 'actual_hash_algorithm') ?? 'sha256', made);
  if (!WHOLE_FILE.includes(algorithm)) throw unsupported('UNSUPPORTED_HASH', made, algorithm);
  return {
    path: asText(member(subject, 'name'), below(place, 'name')),
    digest: asText(member(digests, 'sha256'), below(below(place, 'digest'), 'sha256')),
  };
}
