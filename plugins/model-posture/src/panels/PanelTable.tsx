import { plural } from '@weighbridge/core/view';
import type { ReactNode } from 'react';
import styles from './Panels.module.css';

/** Rows shown at once; evidence can list thousands. */
const MAX_ROWS = 50;

/** A small table inside a panel; the first column names the row. */
export function PanelTable(props: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}) {
  const { caption, columns, rows } = props;
  if (rows.length === 0) return null;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable box must be reachable by keyboard
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_ROWS).map((row, at) => (
            <Row key={at} cells={row} />
          ))}
        </tbody>
      </table>
      {rows.length > MAX_ROWS && (
        <p className={styles.more}>
          and {plural(rows.length - MAX_ROWS, 'more row')} in the raw evidence
        </p>
      )}
    </div>
  );
}

function Row({ cells }: { readonly cells: readonly ReactNode[] }) {
  const [name, ...rest] = cells;
  return (
    <tr>
      <th scope="row">{name}</th>
      {rest.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
    </tr>
  );
}
