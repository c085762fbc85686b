import type { JsonObject } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { formatBytes } from '../words.ts';
import { Facts } from './Facts.tsx';
import type { Fact } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { number, object, text } from './read.ts';
import { code, signerFacts, timeFact, words } from './SignerFacts.tsx';
import { Verification } from './Verification.tsx';

function Panel({ payload }: PanelProps) {
  return (
    <>
      <Verification payload={payload} />
      <Facts
        facts={[
          ...signerFacts(payload),
          timeFact(payload),
          ...coverageFacts(object(payload, 'files')),
          ['Signature file', code(text(payload, 'path'))],
          ['Form', words(text(payload, 'dialect'))],
          ['Hash', words(text(payload, 'algorithm'))],
          ['Root digest', code(text(payload, 'root'))],
          ['Payload digest', code(text(payload, 'payloadDigest'))],
        ]}
      />
    </>
  );
}

/** What the signed list was compared with; without it nothing is covered, and the panel says so. */
function coverageFacts(files: JsonObject): readonly Fact[] {
  const verified = number(files, 'verified');
  if (verified === undefined) return [['Covers', 'No file was compared']];
  const bytes = formatBytes(number(files, 'verifiedBytes') ?? 0);
  return [
    ['Covers', `${plural(verified, 'file')} as signed, ${bytes}`],
    ...(
      [
        ['Changed', 'mismatched'],
        ['Missing', 'missing'],
        ['Not compared', 'notChecked'],
        ['Not signed', 'unsignedPresent'],
        ['Left out by the signature', 'ignoredPresent'],
      ] as const
    ).map(([name, key]): Fact => {
      const count = number(files, key) ?? 0;
      return [name, count === 0 ? undefined : plural(count, 'file')];
    }),
  ];
}

/** Who signed the model, how and when, and whether it holds. */
export const signatureVerification = definePanel({
  type: 'signature/verification',
  title: 'Signature',
  Panel,
});
