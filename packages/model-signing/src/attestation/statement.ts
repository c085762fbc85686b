import type { JsonObject, JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { Envelope } from '../parsed-bundle.ts';
import { digestSetAt } from './digest-set.ts';
import type { DigestSet } from './digest-set.ts';
import { arrayAt, member, objectAt, optional, textAt, uriAt } from './fields.ts';
import { malformed, quoted } from './malformed.ts';
import { parsePayload } from './payload.ts';

/** The types of in-toto statements that are read. */
export const STATEMENT_TYPES = {
  'https://in-toto.io/Statement/v1': 'v1',
  'https://in-toto.io/Statement/v0.1': 'v0.1',
} as const;

/** Version of an in-toto statement. */
export type StatementVersion = (typeof STATEMENT_TYPES)[keyof typeof STATEMENT_TYPES];

/** One artifact that a statement is about. */
export interface AttestationSubject {
  /** Free text of the producer; nothing is matched by it. */
  readonly name?: string;
  /** Digests of the artifact, by algorithm; at least one. */
  readonly digest: DigestSet;
}

/** An in-toto statement, read and not judged. */
export interface InTotoStatement {
  readonly version: StatementVersion;
  readonly subjects: readonly AttestationSubject[];
  readonly predicateType: string;
  /** An absent predicate is an empty one. */
  readonly predicate: JsonObject;
}

/** `application/vnd.in-toto+json`, or the form that names the predicate, which is not relied on. */
const PAYLOAD_TYPE = /^application\/vnd\.in-toto(?:\.[a-z0-9._-]{1,64})?\+json$/;

/** Default maximum number of subjects in a statement. */
export const MAX_SUBJECTS = 10_000;

/**
 * Reads the in-toto statement of an envelope.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED, ATTESTATION_TOO_LARGE
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
export function parseInTotoStatement(
  envelope: Pick<Envelope, 'payload' | 'payloadType'>,
  { maxSubjects = MAX_SUBJECTS }: { readonly maxSubjects?: number | undefined } = {},
): InTotoStatement {
  if (!PAYLOAD_TYPE.test(envelope.payloadType)) {
    throw malformed('', `the payload is ${quoted(envelope.payloadType)}, not an in-toto statement`);
  }
  const json = parsePayload(envelope.payload);
  const version = versionOf(member(json, '_type'));
  return {
    version,
    subjects: subjectsAt(member(json, 'subject'), version, maxSubjects),
    predicateType: uriAt(member(json, 'predicateType'), '/predicateType'),
    predicate: optional(json, 'predicate', '', objectAt) ?? {},
  };
}

function versionOf(value: JsonValue | undefined): StatementVersion {
  const type = textAt(value, '/_type');
  if (Object.hasOwn(STATEMENT_TYPES, type)) {
    return STATEMENT_TYPES[type as keyof typeof STATEMENT_TYPES];
  }
  throw malformed('/_type', `${quoted(type)} is not an in-toto statement 0.1 or 1`);
}

function subjectsAt(
  value: JsonValue | undefined,
  version: StatementVersion,
  maxSubjects: number,
): readonly AttestationSubject[] {
  const items = arrayAt(value, '/subject');
  if (items.length === 0) throw malformed('/subject', 'the statement is about nothing');
  if (items.length > maxSubjects) {
    throw new ModelSigningError(
      'ATTESTATION_TOO_LARGE',
      `the statement names ${items.length} subjects, more than ${maxSubjects}`,
      { details: { subjects: items.length, maxSubjects } },
    );
  }
  return items.map((item, at) => subjectAt(item, version, `/subject/${at}`));
}

function subjectAt(
  value: JsonValue,
  version: StatementVersion,
  pointer: string,
): AttestationSubject {
  const object = objectAt(value, pointer);
  const name = version === 'v0.1' ? member(object, 'name') : optionalName(object, pointer);
  const digest = digestSetAt(member(object, 'digest'), `${pointer}/digest`);
  return name === undefined && version === 'v1'
    ? { digest }
    : { name: textAt(name, `${pointer}/name`), digest };
}

function optionalName(object: JsonObject, pointer: string): string | undefined {
  const name = member(object, 'name');
  // Version 1 of the statement treats an empty name as absent.
  return name === '' ? undefined : optional(object, 'name', pointer, textAt);
}
