import type { JsonObject } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { formatBytes } from '../words.ts';
import { Facts } from './Facts.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';
import { answer, number, object, objects, text, texts } from './read.ts';
import { code, signerFacts } from './SignerFacts.tsx';

/** Lists of paths by member, each with its heading. */
const PATHS = [
  ['mismatched', 'Changed since it was signed'],
  ['missing', 'Signed but missing'],
  ['notChecked', 'Signed but not compared'],
] as const;

/** Lists of files that no signature vouches for. */
const FILES = [
  ['unsignedPresent', 'Present but not signed'],
  ['ignoredPresent', 'Left out by the signature'],
] as const;

function Panel({ payload }: PanelProps) {
  const renamed = object(payload, 'renamed');
  const bytes = number(payload, 'verifiedBytes');
  return (
    <>
      <Facts
        facts={[
          ['Files as signed', number(payload, 'verified')?.toLocaleString('en-US')],
          ['Size', bytes === undefined ? undefined : formatBytes(bytes)],
          ['Every signed file compared', answer(payload, 'complete')],
          ...signerFacts(payload).slice(0, 2),
          ['Signature file', code(text(payload, 'path'))],
          ['Payload digest', code(text(payload, 'payloadDigest'))],
        ]}
      />
      <List
        list={renamed}
        caption="Renamed since it was signed"
        columns={['Signed as', 'Now']}
        rows={objects(renamed, 'listed').map((pair) =>
          ['from', 'to'].map((key) => <Untrusted key={key} code text={text(pair, key) ?? ''} />),
        )}
      />
      {FILES.map(([key, caption]) => (
        <FileList key={key} list={object(payload, key)} caption={caption} />
      ))}
      {PATHS.map(([key, caption]) => (
        <List
          key={key}
          list={object(payload, key)}
          caption={caption}
          columns={['Path']}
          rows={texts(object(payload, key), 'listed').map((path) => [
            <Untrusted key="path" code text={path} />,
          ])}
        />
      ))}
    </>
  );
}

function FileList({ list, caption }: { readonly list: JsonObject; readonly caption: string }) {
  return (
    <List
      list={list}
      caption={caption}
      columns={['Path', 'Kind', 'Size', 'Can be loaded']}
      rows={objects(list, 'listed').map((file) => [
        <Untrusted key="path" code text={text(file, 'path') ?? ''} />,
        <Untrusted key="kind" text={text(file, 'kind') ?? ''} />,
        formatBytes(number(file, 'sizeBytes') ?? 0),
        answer(file, 'loadable'),
      ])}
    />
  );
}

/** A table of what is listed; its caption counts everything, because the list can be cut. */
function List(props: {
  readonly list: JsonObject;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: Parameters<typeof PanelTable>[0]['rows'];
}) {
  const { list, caption, columns, rows } = props;
  const count = Math.max(number(list, 'count') ?? 0, rows.length);
  const cut = count > rows.length ? `, the first ${rows.length} listed` : '';
  return (
    <PanelTable
      caption={`${caption}: ${plural(count, 'file')}${cut}`}
      columns={columns}
      rows={rows}
    />
  );
}

/** The signed list of files, compared with the files that are there. */
export const signatureManifest = definePanel({
  type: 'signature/manifest',
  title: 'Signed list of files',
  Panel,
});
