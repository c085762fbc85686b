import { expect, test } from 'vitest';
import {
  envelopeOf,
  ONE,
  refusalOf,
  resources,
  SHARDS,
  statement,
} from '../../test/support/statement.ts';
import { parseStatement } from './parse-statement.ts';

test('refuses a payload type other than that of a statement', () => {
  const envelope = { ...envelopeOf(statement()), payloadType: 'application/vnd.in-toto+json ' };
  expect(() => parseStatement(envelope)).toThrow(expect.objectContaining({ code: 'PAYLOAD_TYPE' }));
});

test.for([
  ['STATEMENT_NOT_JSON', '', 'not JSON', '{'],
  ['STATEMENT_NOT_JSON', undefined, 'a byte order mark', `\ufeff${JSON.stringify(statement())}`],
  ['STATEMENT_DUPLICATE_KEY', '/a', 'a member twice', '{"a":1,"a":2}'],
  ['STATEMENT_MALFORMED', '', 'a list', []],
  ['STATEMENT_MALFORMED', '/_type', 'no type', statement({ more: { _type: null } })],
  [
    'PAYLOAD_TYPE',
    '/_type',
    'a statement of v0.1',
    statement({ more: { _type: 'https://in-toto.io/Statement/v0.1' } }),
  ],
  [
    'STATEMENT_MALFORMED',
    '/predicateType',
    'no predicate type',
    statement({ more: { predicateType: null } }),
  ],
  [
    'PREDICATE_TYPE',
    '/predicateType',
    'another predicate type',
    statement({ more: { predicateType: 'https://model_signing/signature/v1.0.1' } }),
  ],
  ['STATEMENT_MALFORMED', '/predicate', 'no predicate', statement({ more: { predicate: null } })],
  [
    'STATEMENT_MALFORMED',
    '/predicate',
    'an unknown member of the predicate',
    statement({ predicate: { extra: 1 } }),
  ],
] as const)('refuses with %s at %s: %s', ([code, pointer, , payload]) => {
  expect(refusalOf(payload)).toEqual({ code, pointer });
});

const subject = { name: 'm', digest: { sha256: ONE } };
test.for([
  ['SUBJECT_COUNT', '', 'none', []],
  ['SUBJECT_COUNT', '', 'two', [subject, subject]],
  ['STATEMENT_MALFORMED', '', 'no list', subject],
  ['STATEMENT_MALFORMED', '/0/name', 'one without a name', [{ ...subject, name: '' }]],
  ['STATEMENT_MALFORMED', '/0/digest', 'one without a digest', [{ name: 'm' }]],
  [
    'STATEMENT_MALFORMED',
    '/0/digest',
    'a digest in capitals',
    [{ ...subject, digest: { sha256: 'AB' } }],
  ],
  [
    'STATEMENT_MALFORMED',
    '/0/digest',
    'another digest that is not text',
    [{ ...subject, digest: { sha256: ONE, md5: 0 } }],
  ],
  [
    'STATEMENT_MALFORMED',
    '/0/digest/sha256',
    'one of SHA-512',
    [{ ...subject, digest: { sha512: ONE } }],
  ],
] as const)('refuses with %s at /subject%s subjects: %s', ([code, pointer, , value]) => {
  expect(refusalOf(statement({ subject: value }))).toEqual({ code, pointer: `/subject${pointer}` });
});

test('refuses a root digest that is not that of the list, or is that of a list in another order', () => {
  expect(refusalOf(statement({ subject: [subject] })).code).toBe('ROOT_DIGEST_MISMATCH');
  const sorted = statement({ resources: resources('a', 'b') });
  const turned = {
    ...sorted,
    predicate: statement({ resources: resources('a', 'b').toReversed() })['predicate'],
  };
  expect(refusalOf(turned).code).toBe('ROOT_DIGEST_MISMATCH');
});

test.for([
  ['UNSUPPORTED_SERIALIZATION', '/method', { method: 'manifest' }],
  ['STATEMENT_MALFORMED', '/method', { method: null }],
  ['UNSUPPORTED_HASH', '/hash_type', { hash_type: 'md5' }],
  ['UNSUPPORTED_HASH', '/hash_type', { hash_type: 'SHA256' }],
  ['UNSUPPORTED_HASH', '/hash_type', { hash_type: 'constructor' }],
  ['STATEMENT_MALFORMED', '/allow_symlinks', { allow_symlinks: undefined }],
  ['STATEMENT_MALFORMED', '/allow_symlinks', { allow_symlinks: 'false' }],
  ['STATEMENT_MALFORMED', '', { follow: true }],
  ['STATEMENT_MALFORMED', '/shard_size', { shard_size: 8 }],
  ['STATEMENT_MALFORMED', '/shard_size', { shard_size: null }],
  ['STATEMENT_MALFORMED', '/shard_size', { method: 'shards' }],
  ['STATEMENT_MALFORMED', '/shard_size', { ...SHARDS, shard_size: '8' }],
  ['STATEMENT_MALFORMED', '/shard_size', { ...SHARDS, shard_size: 0 }],
  ['STATEMENT_MALFORMED', '/shard_size', { ...SHARDS, shard_size: -8 }],
  ['STATEMENT_MALFORMED', '/shard_size', { ...SHARDS, shard_size: 2 ** 53 }],
  ['STATEMENT_MALFORMED', '/ignore_paths', { ignore_paths: 'cache' }],
  ['STATEMENT_MALFORMED', '/ignore_paths/1', { ignore_paths: ['a', 1] }],
  ['IGNORE_PATH', '/ignore_paths', { ignore_paths: ['a', '.'] }],
  ['IGNORE_PATH', '/ignore_paths', { ignore_paths: [''] }],
] as const)('refuses with %s at %s the serialization %j', ([code, pointer, serialization]) => {
  expect(refusalOf(statement({ serialization }))).toEqual({
    code,
    pointer: `/predicate/serialization${pointer}`,
  });
});

const [one] = resources('a');
test.for([
  ['NO_RESOURCES', '', []],
  ['STATEMENT_MALFORMED', '', {}],
  ['STATEMENT_MALFORMED', '', null],
  ['STATEMENT_MALFORMED', '/0', ['a']],
  ['STATEMENT_MALFORMED', '/0/name', [{ ...one, name: undefined }]],
  ['STATEMENT_MALFORMED', '/0/name', [{ ...one, name: '' }]],
  ['STATEMENT_MALFORMED', '/0/digest', [{ ...one, digest: { sha256: ONE } }]],
  ['STATEMENT_MALFORMED', '/0/algorithm', [{ ...one, algorithm: undefined }]],
  ['RESOURCE_DIGEST', '/0', [{ ...one, digest: 'A'.repeat(64) }]],
  ['RESOURCE_DIGEST', '/0', [{ ...one, digest: '0'.repeat(63) }]],
  ['RESOURCE_DIGEST', '/0', [{ ...one, digest: '0'.repeat(128) }]],
  ['RESOURCE_DIGEST', '/0', [{ ...one, digest: `${'0'.repeat(63)}\n` }]],
  ['RESOURCE_DIGEST', '/0/algorithm', [{ ...one, algorithm: 'blake3' }]],
  ['UNSUPPORTED_HASH', '/0/algorithm', [{ ...one, algorithm: 'md5' }]],
  ['UNSUPPORTED_HASH', '/0/algorithm', [{ ...one, algorithm: 'sha256-sharded-8' }]],
  ['RESOURCE_NAME', '/1', resources('a', '../b')],
  ['RESOURCE_NAME', '/0', resources('/a')],
  ['RESOURCE_NAME', '/0', resources('a\\b')],
  ['RESOURCE_NAME', '/0', resources('a\u0000')],
] as const)('refuses with %s at %s the resources %j', ([code, pointer, list]) => {
  expect(
    refusalOf({ ...statement(), predicate: statement({ resources: list ?? 0 })['predicate'] }),
  ).toEqual({
    code,
    pointer: `/predicate/resources${pointer}`,
  });
});

test.for([
  ['RESOURCE_DUPLICATE', resources('a', 'b', 'a'), {}],
  ['RESOURCE_PREFIX', resources('a', 'a/b'), {}],
  ['RESOURCE_TWIN', resources('a', 'A'), {}],
  ['RESOURCE_TWIN', resources('caf\u00e9', 'cafe\u0301'), {}],
  ['RESOURCE_PREFIX', resources('a:0:1', 'a/b:0:1'), SHARDS],
  ['RESOURCE_TWIN', resources('a:0:1', 'A:0:1'), SHARDS],
  ['RESOURCE_NAME', resources('../a:0:1'), SHARDS],
  ['RESOURCE_NAME', resources(':0:1'), SHARDS],
  ['SHARD_COVERAGE', resources('a'), SHARDS],
  ['SHARD_COVERAGE', resources('a:0:8', 'a:0:8'), SHARDS],
  ['SHARD_COVERAGE', resources('a:0:8', 'a:9:10'), SHARDS],
  ['SHARD_COVERAGE', resources('a:0:9'), SHARDS],
  ['SHARD_COVERAGE', resources('a:0:0'), SHARDS],
  ['SHARD_COVERAGE', resources('a:00:8'), SHARDS],
] as const)('refuses with %s the list %j of %j', ([code, list, serialization]) => {
  expect(refusalOf(statement({ resources: list, serialization })).code).toBe(code);
});
