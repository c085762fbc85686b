import type { ModelList, SortOrder } from '@weighbridge/backstage-plugin-model-posture-common';
import { useFocusReturn } from '../../hooks/useFocusReturn.ts';
import { Icon } from '../parts/Icon.tsx';
import { columns } from './columns.tsx';
import type { Column } from './columns.tsx';
import { FleetRow } from './FleetRow.tsx';
import type { FleetQuery } from './useFleetQuery.ts';
import styles from './FleetTable.module.css';

/** One page of models. A plain table: its content is bounded by the page, and rendered at once. */
export function FleetTable(props: {
  readonly list: ModelList;
  readonly query: FleetQuery;
  /** Whether another page is being read. */
  readonly isStale: boolean;
}) {
  const { list, query, isStale } = props;
  const table = useFocusReturn<HTMLTableElement>(true);
  return (
    <div className={styles.frame}>
      {/* Roles are written out because a table that is laid out otherwise loses them in some browsers. */}
      <table
        ref={table}
        role="table"
        aria-busy={isStale}
        className={[styles.table, isStale ? styles.stale : ''].join(' ')}
      >
        <caption className={styles.caption}>Models, each with its gate</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Header key={column.id} column={column} query={query} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {list.items.map((model) => (
            <FleetRow key={model.entityRef} model={model} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** The name of a column: a button that sorts by it, and reverses the order when it is pressed again. */
function Header({ column, query }: { readonly column: Column; readonly query: FleetQuery }) {
  const { sort, order } = query.place;
  const isSorted = sort === column.id;
  const next: SortOrder = isSorted && order === 'asc' ? 'desc' : 'asc';
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isSorted ? ARIA_SORT[order] : 'none'}
      className={styles[column.id]}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => query.set({ sort: column.id, order: next })}
      >
        {column.label}
        <span className={isSorted ? styles[order] : styles.unsorted}>
          <Icon name="arrow" />
        </span>
      </button>
    </th>
  );
}
