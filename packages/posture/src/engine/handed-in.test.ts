import type { Attested } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { KEY, KEY_FINGERPRINT, SIGSTORE, signing, STRANGER } from '../../test/support/signers.ts';
import { asks, assessSmall, control, says } from '../../test/support/small.ts';
import type { Policy } from '../policy.ts';

const X = control('WB-SYN-1', [asks('runtime/one')]);
const Y = control('WB-SYN-2', [asks('runtime/two')]);
const statement = `sha256:${'0a'.repeat(32)}` as const;
const by = (signer: object | null) => ({ attested: { statement, signer } as Attested });
const observers: Policy['observers'] = [{ signer: 'team', types: ['runtime/one'] }];
const policy = { ...signing, observers };

const verdictOf = (outcome: string, signer: object | null, given: Partial<Policy> = policy) =>
  assessSmall([X, Y], [says('runtime/one', outcome, by(signer))], { policy: given }).verdicts[0];

describe('evidence that an observer of its type hands in counts like any other', () => {
  test.for([
    ['supports', 'pass'],
    ['adverse', 'fail'],
    ['inconclusive', 'unknown'],
  ] as const)('%s', ([outcome, status]) => {
    expect(verdictOf(outcome, KEY)?.status).toBe(status);
  });

  test('even if the policy names them among others, and for other types too', () => {
    const more = [
      { signer: 'house', types: ['runtime/two'] },
      { signer: 'team', types: ['runtime/two', 'runtime/one'] },
    ];
    expect(verdictOf('supports', KEY, { ...policy, observers: more })?.status).toBe('pass');
  });

  test('even if the same key has a second name', () => {
    const [team, ...others] = signing.signers ?? [];
    const signers = [{ ...team, name: 'release' } as never, ...(team ? [team] : []), ...others];
    expect(verdictOf('supports', KEY, { signers, observers })?.status).toBe('pass');
  });
});

describe('evidence that anybody else hands in decides nothing in either direction', () => {
  test.for(['supports', 'adverse', 'inconclusive', 'throws'])('%s', (outcome) => {
    for (const [signer, given] of [
      [null, policy],
      [STRANGER, policy],
      [SIGSTORE, policy],
      [KEY, { ...policy, observers: [{ signer: 'team', types: ['runtime/two'] }] }],
      [KEY, { ...policy, observers: [{ signer: 'house', types: ['runtime/one'] }] }],
      [KEY, { ...policy, observers: [] }],
      [KEY, signing],
      [KEY, {}],
    ] as const) {
      expect(verdictOf(outcome, signer, given)).toMatchObject({
        status: 'unknown',
        reason: 'evidence-inconclusive',
      });
    }
  });

  test('and the verdict says who, which type, and what to write in the policy', () => {
    const said = (signer: object | null) => {
      const { message, remedy } = verdictOf('supports', signer, signing) ?? {};
      return [message, remedy];
    };
    expect(said(KEY)).toEqual([
      `Evidence of runtime/one that key ${KEY_FINGERPRINT} handed in does not count.`,
      'Write in the policy: observers: [{ signer: <name>, types: [runtime/one] }].',
    ]);
    expect(said(STRANGER)[1]).toContain('signer: <name>');
    expect(said(null)).toEqual([
      'Evidence of runtime/one that somebody handed in does not count.',
      'Write in the policy: observers: [{ signer: <name>, types: [runtime/one] }].',
    ]);
  });

  test('even if it says that nothing was observed', () => {
    const broken = fact(
      'runtime/one',
      { unobserved: 'It fell over.' },
      { tier: 'none', ...by(null) },
    );
    const [verdict] = assessSmall([X, Y], [broken], { policy }).verdicts;
    expect(verdict?.reason).toBe('evidence-inconclusive');
  });

  test("nor does an observer's evidence of a type that files beside the weights provide", () => {
    const remember = { filesIn: () => [], answer: 'or not' };
    const told = control('WB-SYN-1', [asks('runtime/one', { remember })]);
    const given = { policy };
    const [own] = assessSmall([told, Y], [says('runtime/one', 'supports')], given).verdicts;
    const handedIn = says('runtime/one', 'supports', by(KEY));
    const [verdict] = assessSmall([told, Y], [handedIn], given).verdicts;
    expect([own?.status, verdict?.status]).toEqual(['pass', 'unknown']);
  });
});

test('what is handed in neither repeats nor answers what files say', () => {
  const file = `sha256:${'0f'.repeat(32)}` as const;
  const remember = {
    filesIn: () => [{ path: 'a.json', digest: file, fact: { says: 'adverse' } }],
    answer: 'or not',
  };
  const told = control('WB-SYN-1', [asks('runtime/one', { remember })]);
  const own = says('runtime/one', 'adverse');
  const first = assessSmall([told, Y], [own], { policy });
  expect(first.remembered).toHaveLength(1);
  const handedIn = says('runtime/one', 'supports', by(KEY));
  expect(assessSmall([told, Y], [handedIn], { policy }).remembered).toEqual([]);
  const second = assessSmall([told, Y], [handedIn], { policy, previous: first });
  expect(second.verdicts[0]).toMatchObject({ status: 'fail' });
  expect(second.remembered).toHaveLength(1);
});

test.for([
  ['/evidence/0/attested: it is not an object', 'me'],
  ['/evidence/0/attested: it is not an object', null],
  ['/evidence/0/attested: statement is missing', { signer: null }],
  ['/evidence/0/attested: signer is missing', { statement }],
  [
    '/evidence/0/attested: signer/method is not a valid choice',
    { statement, signer: { ...KEY, method: 'word' } },
  ],
] as const)('evidence is refused: %s', ([problem, attested]) => {
  const item = says('runtime/one', 'supports', { attested } as never);
  expect(refusalOf(() => assessSmall([X, Y], [item], { policy }))).toBe(`BAD_INPUT ${problem}`);
  expect(verdictOf('supports', KEY)?.status).toBe('pass');
});
