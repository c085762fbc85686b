import type { JsonObject } from '@weighbridge/core';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { Facts } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';
import { answer, number, objects, text } from './read.ts';

/** Anything except these two words counts as not looked at. */
const CODE: Readonly<Record<string, string>> = { no: 'No', yes: 'Yes' };

function Panel({ payload }: PanelProps) {
  const files = objects(payload, 'files');
  return (
    <>
      <Facts
        facts={[
          ['Files listed', files.length.toLocaleString('en-US')],
          ['Listing complete', answer(payload, 'complete')],
          [
            'Entries not read',
            number(payload, 'skippedCount')?.toLocaleString('en-US') ?? 'Not stated',
          ],
        ]}
      />
      <PanelTable
        caption="Which files can run code when they are loaded"
        columns={['Path', 'Format', 'Can carry code', 'Chat template, not analysed']}
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
    answer(file, 'chatTemplate'),
  ];
}

/** Whether loading the model can run code that came with it, file by file. */
export const artifactCode = definePanel({
  type: 'artifact/code',
  title: 'Code in the files',
  Panel,
});
