import { CopyButton } from '../components/parts/CopyButton.tsx';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { formatBytes } from '../words.ts';
import { Facts } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';
import { answer, number, objects, text } from './read.ts';

function Panel({ payload }: PanelProps) {
  const digest = text(payload, 'manifestDigest');
  const totalBytes = number(payload, 'totalBytes');
  return (
    <>
      <Facts
        facts={[
          ['Files', number(payload, 'files')?.toLocaleString('en-US')],
          ['Size', totalBytes === undefined ? undefined : formatBytes(totalBytes)],
          ['Every file hashed', answer(payload, 'hashed')],
          [
            'Manifest digest',
            digest === undefined ? undefined : (
              <>
                <Untrusted code text={digest} />{' '}
                <CopyButton text={digest} label="Copy the manifest digest" />
              </>
            ),
          ],
          ['Entries not read', number(payload, 'skippedCount')?.toLocaleString('en-US')],
        ]}
      />
      <PanelTable
        caption="Entries that were not read"
        columns={['Path', 'Kind', 'Reason']}
        rows={objects(payload, 'skipped').map((entry) =>
          ['path', 'kind', 'reason'].map((key) => (
            <Untrusted key={key} code={key === 'path'} text={text(entry, key) ?? ''} />
          )),
        )}
      />
    </>
  );
}

/** What is in the model's folder. */
export const artifactInventory = definePanel({
  type: 'artifact/inventory',
  title: 'Files of the model',
  Panel,
});
