import { makeFinding } from '@weighbridge/core';
import fc from 'fast-check';
import type { Block, ReportDocument } from '../src/index.ts';
import { hostileFinding, hostileText } from './hostile.ts';
import { TOOL } from './reports.ts';

const MOVED = makeFinding({
  ruleId: 'drift/column-moved',
  kind: 'fail',
  level: 'warning',
  message: 'amount has moved: p-value 0.0004.',
  locations: [{ path: 'current.csv', line: 4, column: 12 }],
  remediation: 'Find out what changed upstream, then train again.',
});

/** A document like one from a future library: it has every kind of block, and no reporter knows it. */
export const DRIFT_DOCUMENT: ReportDocument = {
  kind: 'drift',
  tool: TOOL,
  subject: 'current.csv',
  measures: ['2 files', '10,000 rows'],
  at: '2026-11-23T12:00:00Z',
  data: { members: { drifted: ['amount'], rows: 10_000 } },
  verdict: {
    outcome: 'bad',
    word: 'DRIFTED',
    sentence: '1 column of 3 has moved',
    facts: [{ name: 'compared', value: 'with reference.csv', known: 'measured' }],
  },
  findings: [MOVED],
  rules: [
    {
      id: 'drift/column-moved',
      summary: 'A column is not distributed as the reference is.',
      remediation: 'Find out what changed upstream, then train again.',
      citations: ['https://en.wikipedia.org/wiki/Kolmogorov%E2%80%93Smirnov_test'],
    },
  ],
  exit: { code: 1, meaning: 'drifted' },
  body: [
    {
      block: 'facts',
      facts: [
        { name: 'test', value: 'Kolmogorov-Smirnov, two samples' },
        { name: 'threshold', value: 'p-value 0.01', look: 'strong', known: 'declared' },
        { name: 'left out', value: '12 columns', names: ['id', 'name|x'], total: 12 },
      ],
    },
    {
      block: 'table',
      title: 'Columns',
      heads: ['column', 'statistic', 'how it is known'],
      rows: [
        [{ code: 'amount' }, '0.31', { known: 'measured' }],
        [{ code: 'age|\u001b[31m' }, '0.01', { known: 'measured' }],
        [{ code: '年齢' }, '', { known: 'none' }],
      ],
    },
    { block: 'findings', title: 'Findings', findings: [MOVED] },
    {
      block: 'code',
      path: 'current.csv',
      from: 3,
      lines: ['1,ann,20', '2,bob,``` <b>900000</b>', '3,\tcy,21'],
      marked: 4,
    },
    {
      block: 'section',
      title: 'How it was done',
      folded: true,
      body: [
        { block: 'text', text: 'Each column by itself; @nobody looked at pairs.' },
        { block: 'facts', facts: [{ name: 'sampled', value: 'no' }] },
      ],
    },
    { block: 'step', text: 'weighbridge explain drift/column-moved' },
  ],
};

const hostileBlock: fc.Arbitrary<Block> = fc
  .record({ text: hostileText, other: hostileText, finding: hostileFinding })
  .chain(({ text, other, finding }) =>
    fc.constantFrom<Block>(
      { block: 'text', text },
      { block: 'step', text },
      { block: 'facts', facts: [{ name: 'a', value: text, known: 'none', names: [other, text] }] },
      {
        block: 'table',
        title: 'Rows',
        heads: ['a', 'b'],
        rows: [
          [text, { code: other }],
          [{ code: text }, { known: 'declared' }],
        ],
      },
      { block: 'findings', findings: [finding] },
      { block: 'findings', findings: [finding], brief: true },
      { block: 'code', path: other, from: 1, lines: [text, ...other.split('\n')], marked: 1 },
      { block: 'section', title: 'S', body: [{ block: 'text', text }], folded: true },
    ),
  );

/** A document with text from others wherever that is possible. */
export const hostileDocument: fc.Arbitrary<ReportDocument> = fc
  .record({
    text: hostileText,
    other: hostileText,
    body: fc.array(hostileBlock, { maxLength: 5 }),
    findings: fc.array(hostileFinding, { maxLength: 2 }),
  })
  .map(({ text, other, body, findings }) => ({
    ...DRIFT_DOCUMENT,
    tool: { name: 'weighbridge', version: other },
    subject: text,
    measures: [other],
    data: { members: { [text]: other } },
    verdict: {
      outcome: 'unsure',
      word: 'GENUINE',
      sentence: text,
      facts: [{ name: 'x', value: other }],
    },
    caution: { word: 'UNVERIFIED', above: text, below: other },
    findings,
    body,
  }));
