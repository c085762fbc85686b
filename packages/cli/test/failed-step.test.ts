import { memoryFolder } from '@weighbridge/core';
import { listControls } from '@weighbridge/posture';
import { postureDocument, render } from '@weighbridge/report';
import { defineInstrument, instruments, weigh } from '@weighbridge/weigh';
import { expect, test } from 'vitest';

const text = new TextEncoder();
const folder = memoryFolder('tiny', { 'README.md': text.encode('---\nlicense: mit\n---\n# A\n') });

/** An open gate and a closed one: no reader must think that everything was looked at. */
const POLICIES = [
  { name: 'open', requires: [] },
  { name: 'closed', requires: ['WB-ART-2'] },
] as const;

test.for(
  POLICIES.flatMap((policy) =>
    ['pretty', 'json', 'sarif', 'html', 'markdown', 'junit'].flatMap((format) =>
      [
        ...instruments,
        defineInstrument({
          id: 'of-somebody',
          title: 'x',
          types: ['some/thing'],
          everyMinutes: 1,
          needs: [],
          observe: () => Promise.reject(new Error('unused')),
        }),
      ].map((own) => [policy.name, format, own.id, { policy, own }] as const),
    ),
  ),
)(
  'under %s, %s says that the collector %s failed, and why',
  async ([, format, id, { policy, own }]) => {
    const observe = () => Promise.reject(new Error('out of ink'));
    const others = instruments.filter((each) => each.id !== id);
    const weighing = await weigh(folder, {
      policy,
      now: new Date('2026-11-23T12:00:00Z'),
      instruments: [...others, { ...own, observe }],
    });
    const { posture, findings, evidence } = weighing;
    const report = render(
      postureDocument({
        kind: 'posture',
        tool: { name: 'weighbridge', version: '0' },
        name: 'tiny',
        posture,
        controls: listControls(),
        findings,
        evidence,
        totals: { files: 1, totalBytes: 1 },
      }),
      format,
      { width: 200 },
    );
    expect(report).toContain('weigh/collector-failed');
    expect(report.replaceAll('\\n', ' ')).toMatch(
      new RegExp(`${id}[^a-z]{1,20}out of ink|${id} failed: out of ink`),
    );
  },
);
