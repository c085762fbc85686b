import { makeEvidence, sha256Digest } from '@weighbridge/core';
import { assess } from '@weighbridge/posture';
import { parsePolicy } from '@weighbridge/posture/yaml';

const policy = parsePolicy(`
name: licences
requires: [WB-BOM-4]
licences: { allow: [MIT], deny: [GPL-3.0-only] }
`);

// The bytes under review: evidence that does not name them passes nothing.
const BYTES = sha256Digest(new TextEncoder().encode('the bytes of the model'));

// What a policy allows is admitted, what it denies is refused, and without evidence nothing is decided.
decide('MIT', '2026-11-24T12:00:00Z');
decide('GPL-3.0-only', '2026-11-24T12:00:00Z');
decide(undefined, '2026-11-24T12:00:00Z');

// Only the date changed: what held has gone stale, and stale is unknown, never a pass.
decide('MIT', '2027-12-01T12:00:00Z');

function decide(expression: string | undefined, now: string): void {
  const evidence = expression === undefined ? [] : [licenceEvidence(expression)];
  const { gate, verdicts } = assess(evidence, [], policy, now);
  const verdict = verdicts.find(({ control }) => control === 'WB-BOM-4');
  console.log(
    `${expression ?? 'none'} on ${now.slice(0, 10)}: ${gate.outcome} (${verdict?.reason})`,
  );
}

/** Evidence can come from anywhere: here, what a card declares about the licence. */
function licenceEvidence(expression: string) {
  return makeEvidence({
    type: 'bom/licence',
    tier: 'declared',
    locator: 'README.md',
    observedAt: '2026-11-23T09:00:00Z',
    subject: { model: 'fraud-v7', digest: BYTES },
    producer: { name: 'card-reader', version: '1.0.0' },
    payload: { licences: [{ expression, tier: 'declared', locator: 'README.md' }] },
  });
}
