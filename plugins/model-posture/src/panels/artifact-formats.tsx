import type { JsonObject } from '@weighbridge/core';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { Facts } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';
import { answer, objects, text } from './read.ts';

/** Anything but these two words counts as not looked at. */
const CODE: Readonly<Record<string, string>> = { no: 'No', yes: 'Yes' };

function Panel({ payload }: PanelProps) {
  const files = objects(payload, 'files');
  return (
    <>
      <Facts
        facts={[
          ['Files listed', files.length.toLocaleString('en-US')],
          ['Listing complete', answer(payload, 'complete')],
        ]}
      />
      <PanelTable
        caption="What every file is"
        columns={['Path', 'Format', 'Can carry code', 'Well-formed', 'Fully read']}
        rows={files.map(toRow)}
      />
    </>
  );
}

function toRow(file: JsonObject) {
  const format = text(file, 'format');
  return [
    <Untrusted key="path" code text={text(file, 'path') ?? ''} />,
    format === undefined ? 'Not recognised' : <Untrusted key="format" text={format} />,
    CODE[text(file, 'canCarryCode') ?? ''] ?? 'Unknown',
    answer(file, 'wellFormed'),
    answer(file, 'coverageComplete'),
  ];
}

/** What every file is, whether it is well-formed, and whether it can carry code. */
export const artifactFormats = definePanel({
  type: 'artifact/formats',
  title: 'Formats and code',
  Panel,
});
