import { withDefaults } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { checkLimit } from '../json/limit.ts';
import { asObject, asText, below, member } from '../json/members.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import type { Envelope } from '../parsed-bundle.ts';
import type { SignedStatement } from '../signed-manifest.ts';
import { DIGESTS_PREDICATE, readDigestsStatement } from './digests.ts';
import { OMS_PREDICATE, readOmsStatement } from './oms.ts';

/** How long a statement may be, and which names it may hold. */
export interface ParseStatementOptions {
  /** Maximum number of files or shards in the list (CWE-400). Default 1,000,000. */
  readonly maxResources?: number | undefined;
  /**
   * Accepts names that differ only in case or Unicode normal form, for a model that is only read on a file
   * system that distinguishes them. Default false. Equal names are always refused.
   */
  readonly allowTwins?: boolean | undefined;
}

const DEFAULTS = { maxResources: 1_000_000, allowTwins: false } as const;

/** DSSE payload type of an in-toto statement. */
export const STATEMENT_PAYLOAD = 'application/vnd.in-toto+json';
/** `_type` of an in-toto statement, version 1. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

const ROOT = { code: 'STATEMENT_MALFORMED', pointer: '' } as const;
const CODES = {
  tooLarge: 'TOO_MANY_RESOURCES',
  notJson: 'STATEMENT_NOT_JSON',
  duplicateKey: 'STATEMENT_DUPLICATE_KEY',
} as const;

/** Maximum number of JSON values in a resource; v0.2 wrote six. */
const VALUES_PER_RESOURCE = 8;
/** Maximum number of JSON values in everything else, including ignore paths. */
const OTHER_VALUES = 20_000;

/**
 * The statement of a model signature: which files were signed, with their digests.
 *
 * Says what the envelope's payload states; verify the envelope's signature first, with `verifyEnvelope`. Reads
 * OMS 1.0 and what v0.2 wrote. The root digest is recomputed over the list in its own order; names, digests
 * and shards are checked so that each file is covered once, completely, inside the model, and is the same file
 * on every file system.
 * Cost: O(n log n) time and O(n) memory for n bytes.
 *
 * @throws {ModelSigningError} the codes of stage `statement`; the details say where by JSON pointer
 * @throws {RangeError} when `maxResources` is not a positive integer
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md sections 5, 6.5 and 8.3
 */
export function parseStatement(
  envelope: Envelope,
  options: ParseStatementOptions = {},
): SignedStatement {
  const { maxResources, allowTwins } = withDefaults(DEFAULTS, options);
  checkLimit('maxResources', maxResources);
  const statement = readStatement(envelope, maxResources);
  const predicateType = asText(member(statement, 'predicateType'), below(ROOT, 'predicateType'));
  switch (predicateType) {
    case OMS_PREDICATE:
      return readOmsStatement(statement, ROOT, { maxResources, allowTwins });
    case DIGESTS_PREDICATE:
      return readDigestsStatement(statement, ROOT, { maxResources, allowTwins });
    default:
      throw new ModelSigningError('PREDICATE_TYPE', 'the statement is not a model signature', {
        details: { pointer: '/predicateType', predicateType: predicateType.slice(0, 256) },
      });
  }
}

function readStatement({ payloadType, payload }: Envelope, maxResources: number): JsonObject {
  if (payloadType !== STATEMENT_PAYLOAD)
    throw new ModelSigningError('PAYLOAD_TYPE', 'the payload is not an in-toto statement', {
      details: { payloadType: payloadType.slice(0, 256) },
    });
  const maxValues = maxResources * VALUES_PER_RESOURCE + OTHER_VALUES;
  const maxBytes = Math.max(payload.length, 1);
  const json = parseStrictJson(payload, { maxBytes, maxValues, codes: CODES });
  const statement = asObject(json, ROOT);
  const type = asText(member(statement, '_type'), below(ROOT, '_type'));
  if (type !== STATEMENT_TYPE)
    throw new ModelSigningError(
      'PAYLOAD_TYPE',
      'the payload is not an in-toto statement, version 1',
      {
        details: { pointer: '/_type', type: type.slice(0, 256) },
      },
    );
  return statement;
}
