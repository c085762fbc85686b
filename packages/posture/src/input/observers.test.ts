import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../test/support/refusal.ts';
import { signing } from '../../test/support/signers.ts';
import { asks, assessSmall, control } from '../../test/support/small.ts';
import { parsePolicy } from '../yaml.ts';

const CONTROLS = [control('WB-SYN-1', [asks('runtime/one'), asks('artifact/x'), asks('data/two')])];
const assessed = (observers: unknown, signers = signing.signers) =>
  assessSmall(CONTROLS, [], {
    policy: { ...(signers && { signers }), observers: observers as never },
  });

describe('observers are refused with the place and the problem', () => {
  test.for([
    [': expected an array', {}],
    ['/0: expected an object', ['team']],
    ['/0/signer: expected one of house, pipeline, team', [{ signer: 'nobody', types: [] }]],
    ['/1/signer: expected one of', [{ signer: 'team', types: [] }, { types: [] }]],
    ['/0/types: expected an array', [{ signer: 'team', types: 'runtime/one' }]],
    ['/0/types/1: expected one of', [{ signer: 'team', types: ['runtime/one', 'artifact/x'] }]],
    ['/0/types/0: expected one of', [{ signer: 'team', types: ['runtime/unread'] }]],
  ] as const)('%s', ([problem, observers]) => {
    expect(refusalOf(() => assessed(observers))).toContain(`BAD_INPUT /policy/observers${problem}`);
    expect(refusalOf(() => assessed([{ signer: 'team', types: ['runtime/one'] }]))).toBe(
      'not refused',
    );
  });

  test('if nobody may sign', () => {
    const observers = [{ signer: 'team', types: ['runtime/one'] }];
    expect(refusalOf(() => assessSmall(CONTROLS, [], { policy: { observers } }))).toBe(
      'BAD_INPUT /policy/observers/0/signer: expected one of ',
    );
  });
});

test("are part of the policy's digest, in whatever order they come", () => {
  const digestOf = (observers: unknown) => assessed(observers).policy.digest;
  const team = { signer: 'team', types: ['runtime/one', 'data/two'] };
  const house = { signer: 'house', types: ['data/two'] };
  expect(digestOf([team, house])).toBe(
    digestOf([house, { ...team, types: ['data/two', 'runtime/one'] }, house]),
  );
  expect(digestOf([team, house])).not.toBe(digestOf([house]));
  expect(digestOf([team, house])).not.toBe(digestOf([team]));
  expect(digestOf([team])).not.toBe(digestOf([house]));
  expect(digestOf([team])).not.toBe(digestOf([]));
  expect(digestOf(undefined)).not.toBe(digestOf([]));
});

describe('in a policy file', () => {
  const file = (signer: string, type: string) =>
    `name: prod
requires: all
signers:
  - name: ci
    method: sigstore
    issuer: https://token.example.org
    identity: ci@example.org
observers:
  - signer: ${signer}
    types: [${type}]
`;

  test('are read', () => {
    expect(parsePolicy(file('ci', 'runtime/digest')).observers).toEqual([
      { signer: 'ci', types: ['runtime/digest'] },
    ]);
  });

  test.for([
    ['nobody', 'runtime/digest', 'line 9, column 13: /observers/0/signer: no signer has this name'],
    ['ci', 'artifact/code', 'line 10, column 13: /observers/0/types/0: '],
    ['ci', 'bom/cyclonedx', '/observers/0/types/0: '],
    ['ci', 'signature/verification', '/observers/0/types/0: '],
    ['ci', 'pipeline/provenance', '/observers/0/types/0: '],
  ] as const)('%s of %s is refused', ([signer, type, problem]) => {
    expect(() => parsePolicy(file(signer, type))).toThrow(problem);
  });

  test('are refused if nobody may sign', () => {
    const observers = 'observers: [{ signer: ci, types: [runtime/digest] }]';
    expect(() => parsePolicy(`name: prod\nrequires: all\n${observers}\n`)).toThrow(
      '/observers/0/signer: no signer has this name',
    );
  });
});
