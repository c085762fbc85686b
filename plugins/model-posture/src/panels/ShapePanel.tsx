import type { EvidenceType } from '@weighbridge/evidence';
import { viewPayload } from '@weighbridge/evidence';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { Facts } from './Facts.tsx';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';

/** A payload as the shape of its type describes it. */
export function ShapePanel({
  type,
  payload,
}: Pick<PanelProps, 'payload'> & { readonly type: EvidenceType }) {
  const { facts, tables } = viewPayload(type, payload);
  return (
    <>
      <Facts
        facts={facts.map(({ label, text }) => [label, <Untrusted key={label} text={text} />])}
      />
      {tables.map(({ label, columns, rows }) => (
        <PanelTable
          key={label}
          caption={label}
          columns={columns}
          rows={rows.map((row) =>
            row.map((text, at) => <Untrusted key={columns[at]} text={text} />),
          )}
        />
      ))}
    </>
  );
}
