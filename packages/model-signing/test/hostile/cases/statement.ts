import type { HostileCase } from '../case.ts';
import { Change, REMOVE } from '../edit.ts';
import type { Edits } from '../edit.ts';
import { MODEL, resource, sha256 } from '../oms-statement.ts';
import { refused } from '../plan.ts';

type Code = Parameters<typeof refused>[0];
/** Code, name, what is hostile, where in the statement, the value there. */
type Row = readonly [Code, string, string, string, unknown];

const HOW = '/predicate/serialization';
const FIRST = '/predicate/resources/0';
const CONFIG = sha256(String(MODEL['config.json']));
const OTHER_SUBJECT = { name: 'model', digest: { sha256: '' } };
const OTHER_TYPE = 'https://in-toto.io/Statement/v9';
const MANY = Array.from({ length: 50 }, (_, index) => resource(`f${index}`, 'x'));

const ROWS: readonly Row[] = [
  ['PAYLOAD_TYPE', 'statement-other-type', 'another statement type', '/_type', OTHER_TYPE],
  [
    'PREDICATE_TYPE',
    'predicate-provenance',
    'provenance in place of a model signature',
    '/predicateType',
    'https://slsa.dev/provenance/v1',
  ],
  [
    'PREDICATE_TYPE',
    'predicate-case',
    'the predicate type in another case',
    '/predicateType',
    'https://model_signing/Signature/v1.0',
  ],
  [
    'PREDICATE_TYPE',
    'predicate-later',
    'a later version of the predicate',
    '/predicateType',
    'https://model_signing/signature/v2.0',
  ],
  ['SUBJECT_COUNT', 'subject-none', 'no subject', '/subject', []],
  ['SUBJECT_COUNT', 'subject-two', 'two subjects', '/subject/-', OTHER_SUBJECT],
  ['STATEMENT_MALFORMED', 'statement-no-type', 'no statement type', '/_type', REMOVE],
  ['STATEMENT_MALFORMED', 'statement-no-subject', 'no list of subjects', '/subject', REMOVE],
  ['STATEMENT_MALFORMED', 'statement-no-predicate', 'no predicate', '/predicate', REMOVE],
  [
    'STATEMENT_MALFORMED',
    'statement-no-root',
    'only a SHA-512 digest of the model',
    '/subject/0/digest',
    { sha512: '0'.repeat(128) },
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-no-resources',
    'no list of files',
    '/predicate/resources',
    REMOVE,
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-resources-object',
    'an object in place of the list of files',
    '/predicate/resources',
    {},
  ],
  ['STATEMENT_MALFORMED', 'statement-resource-null', 'null in place of a file', FIRST, null],
  [
    'STATEMENT_MALFORMED',
    'statement-name-number',
    'a number in place of a name',
    `${FIRST}/name`,
    1,
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-digest-number',
    'a number in place of a digest',
    `${FIRST}/digest`,
    1,
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-no-serialization',
    'no information on how the files were hashed',
    HOW,
    REMOVE,
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-no-method',
    'no serialization method',
    `${HOW}/method`,
    REMOVE,
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-symlinks-text',
    'text in place of allow_symlinks',
    `${HOW}/allow_symlinks`,
    'false',
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-symlinks-none',
    'no information on symbolic links',
    `${HOW}/allow_symlinks`,
    REMOVE,
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-ignore-text',
    'text in place of the ignored paths',
    `${HOW}/ignore_paths`,
    '.git',
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-ignore-number',
    'a number among the ignored paths',
    `${HOW}/ignore_paths`,
    [1],
  ],
  [
    'STATEMENT_MALFORMED',
    'statement-files-with-shards',
    'a shard size where files are listed',
    `${HOW}/shard_size`,
    16,
  ],
  ['NO_RESOURCES', 'resources-none', 'an empty list of files', '/predicate/resources', []],
  [
    'UNSUPPORTED_SERIALIZATION',
    'serialization-other',
    'an unknown serialization method',
    `${HOW}/method`,
    'tensors',
  ],
  [
    'UNSUPPORTED_SERIALIZATION',
    'serialization-prototype',
    'a method named after a member of every object',
    `${HOW}/method`,
    'constructor',
  ],
  ['UNSUPPORTED_HASH', 'hash-md5', 'MD5 as hash of the files', `${HOW}/hash_type`, 'md5'],
  [
    'UNSUPPORTED_HASH',
    'hash-prototype',
    'a hash named after a member of every object',
    `${HOW}/hash_type`,
    'constructor',
  ],
  [
    'RESOURCE_DIGEST',
    'hash-of-one-file',
    'a file of another hash than the statement says',
    `${FIRST}/algorithm`,
    'blake3',
  ],
  [
    'RESOURCE_DIGEST',
    'digest-upper-case',
    'a digest in upper case',
    `${FIRST}/digest`,
    CONFIG.toUpperCase(),
  ],
  ['RESOURCE_DIGEST', 'digest-short', 'a digest cut short', `${FIRST}/digest`, CONFIG.slice(0, 40)],
  [
    'RESOURCE_DIGEST',
    'digest-long',
    'a digest of another hash’s length',
    `${FIRST}/digest`,
    CONFIG + CONFIG,
  ],
  [
    'RESOURCE_DIGEST',
    'digest-not-hex',
    'a digest that is not hexadecimal',
    `${FIRST}/digest`,
    'g'.repeat(64),
  ],
];

/** Attacks inside the signed statement; the signature itself is good. */
export const statementCases: readonly HostileCase[] = [
  ...ROWS.map(([code, name, what, pointer, next]) =>
    refused(code, name, what, { statement: { [pointer]: next } }),
  ),
  ...texts(),
  ...roots(),
  refused(
    'TOO_MANY_RESOURCES',
    'resources-many',
    'more listed files than the limit',
    { statement: { '/predicate/resources': MANY }, options: { maxResources: 20 } },
    { options: { maxResources: 20 } },
  ),
];

/** Payloads that two readers may read as two different statements. */
function texts(): readonly HostileCase[] {
  const text = (
    code: Code,
    name: string,
    what: string,
    payload: (text: string) => string | Uint8Array,
  ) => refused(code, name, what, { payload });
  return [
    refused('PAYLOAD_TYPE', 'payload-type', 'a signed payload of another type', {
      payloadType: 'text/plain',
    }),
    text(
      'STATEMENT_NOT_JSON',
      'statement-not-json',
      'a signed payload that is not JSON',
      () => 'x',
    ),
    text(
      'STATEMENT_NOT_JSON',
      'statement-trailing',
      'text after the signed statement',
      (old) => `${old}x`,
    ),
    text('STATEMENT_NOT_JSON', 'statement-bad-utf8', 'a name that is not UTF-8', (old) =>
      Buffer.from(old.replace('config.json', 'config\u00ff.json'), 'latin1'),
    ),
    text('STATEMENT_MALFORMED', 'statement-array', 'an array in place of a statement', () => '[]'),
    text('STATEMENT_DUPLICATE_KEY', 'statement-twin', 'a member of the statement twice', (old) =>
      old.replace('"predicateType":', '"predicateType":"x","predicateType":'),
    ),
    text('STATEMENT_DUPLICATE_KEY', 'statement-twin-digest', 'a file with two digests', (old) =>
      old.replace('"algorithm":', '"digest":"00","algorithm":'),
    ),
    text('STATEMENT_DUPLICATE_KEY', 'statement-twin-root', 'a model with two root digests', (old) =>
      old.replace('"sha256":', '"sha256":"00","sha256":'),
    ),
  ];
}

function roots(): readonly HostileCase[] {
  const root = (name: string, what: string, statement: Edits) =>
    refused('ROOT_DIGEST_MISMATCH', name, what, { statement, root: 'keep' });
  return [
    root('root-of-other-files', 'a root digest of other files', {
      '/subject/0/digest/sha256': sha256('x'),
    }),
    root('root-after-reorder', 'files in another order than that of the root digest', {
      '/predicate/resources': new Change((old: unknown[]) => old.toReversed()),
    }),
    root('root-of-fewer', 'a file that the root digest does not cover', {
      '/predicate/resources/-': resource('z', 'z'),
    }),
    root('root-short', 'a root digest cut short', {
      '/subject/0/digest/sha256': new Change((old: string) => old.slice(0, 40)),
    }),
  ];
}
