import type { JsonObject } from '@weighbridge/core';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { Facts } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';
import { answer, objects, text } from './read.ts';

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
        columns={['Path', 'Format', 'Well-formed', 'Fully read']}
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
    answer(file, 'wellFormed'),
    answer(file, 'coverageComplete'),
  ];
}

/** What every file is, and whether it is well-formed. */
export const artifactFormats = definePanel({
  type: 'artifact/formats',
  title: 'Formats of the files',
  Panel,
});
