import type { BundleInspection } from '@weighbridge/model-signing/bundle';
import type { Fact } from '@weighbridge/report';
import { madeHere } from '../../output/write-answer.ts';
import type { Answer } from '../../output/write-answer.ts';
import { claimFacts } from './claims.ts';

/** What a bundle claims. Its first line and its last say that none of it is verified. */
export function inspectedAnswer(file: string, inspection: BundleInspection): Answer {
  const { warning, claims } = inspection;
  const document = madeHere({
    kind: 'inspection',
    subject: file,
    data: { members: { readable: true, subject: file, ...inspection } },
    caution: {
      word: 'UNVERIFIED',
      above: warning.replace(/^NOT VERIFIED: /, ''),
      below: 'To verify it, name whom you trust: weighbridge verify --help',
    },
    body: [{ block: 'facts', facts: [...claimFacts(claims), ...unreadableFacts(inspection)] }],
  });
  return { document, sentence: `UNVERIFIED: ${warning}` };
}

function unreadableFacts({ unreadable }: BundleInspection): readonly Fact[] {
  return unreadable.map(({ part, message, code }) => ({
    name: 'unreadable',
    value: `${part}: ${message}${code === undefined ? '' : ` (${code})`}`,
    look: 'bad',
  }));
}
