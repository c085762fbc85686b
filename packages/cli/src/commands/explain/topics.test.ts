import { formatRules } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { recordedIo } from '../../../test/io.ts';
import { explainReport } from './topics.ts';

test('every rule that can find an error can fail a control, so no error goes unused', async () => {
  const { topics } = await explainReport(undefined, undefined, recordedIo());
  const idle = new Set(
    topics.flatMap((topic) =>
      topic.kind === 'rule' && topic.controls.length === 0 ? [topic.rule.id] : [],
    ),
  );
  const errors = formatRules.filter(({ level }) => level === 'error').map(({ id }) => id);
  expect(errors.filter((id) => idle.has(id))).toEqual([]);
});

test('every rule has a summary, a remedy and a source that defines it', async () => {
  const { topics } = await explainReport(undefined, undefined, recordedIo());
  for (const topic of topics) {
    if (topic.kind !== 'rule') continue;
    const { summary, remediation, citations = [] } = topic.rule;
    expect([summary, remediation]).toEqual([
      expect.stringMatching(/\.$/),
      expect.stringMatching(/\.$/),
    ]);
    for (const citation of citations) expect(citation).toMatch(/^https:\/\//);
    expect(citations.length, topic.rule.id).toBeGreaterThan(0);
  }
});
