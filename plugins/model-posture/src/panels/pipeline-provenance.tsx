import type { JsonObject } from '@weighbridge/core';
import { Facts } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { text } from './read.ts';
import { code, signerFacts, timeFact } from './SignerFacts.tsx';
import { Verification } from './Verification.tsx';

function Panel({ payload }: PanelProps) {
  return (
    <>
      <Verification payload={payload} />
      <Facts
        facts={[
          ['Builder', code(text(payload, 'builder')) ?? 'Not stated'],
          ['Source', code(text(payload, 'source')) ?? 'Not stated'],
          ['About', aboutOf(payload)],
          ...signerFacts(payload),
          timeFact(payload),
          ['Predicate', code(text(payload, 'predicateType'))],
          ['Attestation', code(text(payload, 'path'))],
        ]}
      />
    </>
  );
}

function aboutOf(payload: JsonObject) {
  const digest = text(payload, 'subjectDigest');
  return digest === undefined ? 'Different bytes, or not stated' : code(digest);
}

/** Which pipeline made the model, from which source. */
export const pipelineProvenance = definePanel({
  type: 'pipeline/provenance',
  title: 'Provenance',
  Panel,
});
