import { TIERS } from '@weighbridge/core';
import { CopyButton } from '../components/parts/CopyButton.tsx';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { Facts } from './Facts.tsx';
import type { Fact } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { answer, number, object, text, texts } from './read.ts';

/** Anything except these two words is shown unchanged. */
const ORIGINS: Readonly<Record<string, string>> = {
  generated: 'Generated from the bytes',
  shipped: 'Came with the model',
};

function Panel({ payload }: PanelProps) {
  const claims = object(payload, 'claims');
  const missing = texts(payload, 'missing');
  const origin = text(payload, 'origin') ?? '';
  return (
    <Facts
      facts={[
        [
          'Specification',
          <Untrusted key="spec" text={`CycloneDX ${text(payload, 'specVersion') ?? ''}`} />,
        ],
        ['Serial number', code(text(payload, 'serialNumber'))],
        ['Digest of the BOM', withCopy(text(payload, 'bomDigest'))],
        ['Valid against its schema', answer(payload, 'valid')],
        ['Bound to the bytes', answer(payload, 'bound')],
        ['Origin', ORIGINS[origin] ?? <Untrusted key="origin" text={origin} />],
        ['Components', number(payload, 'components')?.toLocaleString('en-US')],
        ...TIERS.map((tier): Fact => [
          `Claims ${tier === 'none' ? 'unsupported' : tier}`,
          number(claims, tier)?.toLocaleString('en-US'),
        ]),
        [
          'Missing',
          missing.length === 0 ? undefined : <Untrusted key="missing" text={missing.join(', ')} />,
        ],
      ]}
    />
  );
}

function code(value: string | undefined) {
  return value === undefined ? undefined : <Untrusted code text={value} />;
}

function withCopy(value: string | undefined) {
  return value === undefined ? undefined : (
    <>
      <Untrusted code text={value} /> <CopyButton text={value} label="Copy the digest of the BOM" />
    </>
  );
}

/** A bill of materials for exactly this model. */
export const bomCyclonedx = definePanel({
  type: 'bom/cyclonedx',
  title: 'Bill of materials',
  Panel,
});
