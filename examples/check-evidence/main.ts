import { escapeForDisplay } from '@weighbridge/core';
import { evidenceTypes, shapeProblem, viewPayload } from '@weighbridge/evidence';

// Payloads as they arrive from other systems: of a known type, malformed, and of an unknown type.
const claims = { verified: 0, measured: 24, declared: 9, inferred: 6, none: 0 };
const bom = { origin: 'shipped', path: 'bom.cdx.json', claims, compared: 24, contradicted: [] };
show('bom/claims', bom);
show('bom/claims', { ...bom, claims: { ...claims, measured: '24' } });
show('weather/today', { sunny: true });

/** Shows a payload to people, or says why nothing may rely on it. */
function show(type: string, payload: unknown): void {
  const known = evidenceTypes.find((each) => each.type === type);
  const problem =
    known === undefined ? 'the type is not known' : shapeProblem(known.shape, payload);
  console.log(`${type}: ${problem ?? 'of its shape'}`);
  if (known === undefined || problem !== undefined) return;
  for (const { label, text } of viewPayload(known, payload).facts) {
    console.log(`  ${label}: ${escapeForDisplay(text)}`);
  }
}
