import { Button, Select } from '@backstage/ui';
import { PAGE_SIZES } from './useFleetQuery.ts';
import type { FleetQuery } from './useFleetQuery.ts';
import styles from './FleetTable.module.css';

/** Which models of how many are shown, and buttons to the others. */
export function FleetPages({
  total,
  query,
}: {
  readonly total: number;
  readonly query: FleetQuery;
}) {
  const { page, size } = query.place;
  const last = Math.max(1, Math.ceil(total / size));
  return (
    <nav className={styles.pages} aria-label="Pages of models">
      <Select
        className={styles.size}
        aria-label="Models per page"
        size="small"
        options={PAGE_SIZES.map((each) => ({ value: String(each), label: `${each} per page` }))}
        value={String(size)}
        onChange={(key) => query.set({ size: String(key) })}
      />
      <span className={styles.span}>{spanOf(page, size, total)}</span>
      <Button
        size="small"
        variant="secondary"
        isDisabled={page <= 1}
        onPress={() => query.set({ page: page === 2 ? '' : String(page - 1) })}
      >
        Previous
      </Button>
      <Button
        size="small"
        variant="secondary"
        isDisabled={page >= last}
        onPress={() => query.set({ page: String(page + 1) })}
      >
        Next
      </Button>
    </nav>
  );
}

function spanOf(page: number, size: number, total: number): string {
  const [from, to, all] = [(page - 1) * size + 1, Math.min(total, page * size), total].map(
    (figure) => figure.toLocaleString('en-US'),
  );
  return `${from}–${to} of ${all}`;
}
