import { SearchField, Select } from '@backstage/ui';
import { GATES } from '../../words.ts';
import { OwnerSelect } from './OwnerSelect.tsx';
import type { FleetQuery } from './useFleetQuery.ts';
import { useSearchText } from './useSearchText.ts';
import styles from './Fleet.module.css';

/** "All" needs a key of its own in a select. */
const ALL = 'all';

const GATE_OPTIONS = [
  { value: ALL, label: 'All gates' },
  ...Object.entries(GATES).map(([value, { word }]) => ({ value, label: word })),
];

/** Search, gate and owner. */
export function FleetFilters({
  query,
  ready,
}: {
  readonly query: FleetQuery;
  /** Whether the models are there: only then the owners are asked for. */
  readonly ready: boolean;
}) {
  const { filter, set } = query;
  const [search, setSearch] = useSearchText(query);
  return (
    <div className={styles.filters} role="search">
      <SearchField
        aria-label="Search models"
        placeholder="Search name, model or owner"
        value={search}
        onChange={setSearch}
        className={styles.search ?? ''}
      />
      <Select
        aria-label="Gate"
        options={GATE_OPTIONS}
        value={filter.gate === '' ? ALL : filter.gate}
        onChange={(key) => set({ gate: toText(key) })}
      />
      <OwnerSelect owner={filter.owner} onChange={(owner) => set({ owner })} ready={ready} />
    </div>
  );
}

function toText(key: unknown): string {
  return typeof key === 'string' && key !== ALL ? key : '';
}
