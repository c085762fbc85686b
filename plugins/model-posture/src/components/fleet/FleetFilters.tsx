import { SearchField, Select } from '@backstage/ui';
import { escapeForDisplay } from '@weighbridge/core';
import { GATES } from '../../words.ts';
import styles from './Fleet.module.css';
import { useOwners } from './useOwners.ts';
import type { FleetQuery } from './useFleetQuery.ts';

/** "All" needs a key of its own in a select. */
const ALL = 'all';

const GATE_OPTIONS = [
  { value: ALL, label: 'All gates' },
  ...Object.entries(GATES).map(([value, { word }]) => ({ value, label: word })),
];

/** Search, gate and owner. */
export function FleetFilters({
  query,
  search,
  onSearch,
}: {
  readonly query: FleetQuery;
  readonly search: string;
  readonly onSearch: (text: string) => void;
}) {
  const { filter, set } = query;
  const owners = useOwners();
  const known = owners.some(({ ref }) => ref === filter.owner);
  return (
    <div className={styles.filters} role="search">
      <SearchField
        aria-label="Search models"
        placeholder="Search name, model or owner"
        value={search}
        onChange={onSearch}
        className={styles.search ?? ''}
      />
      <Select
        aria-label="Gate"
        options={GATE_OPTIONS}
        value={filter.gate === '' ? ALL : filter.gate}
        onChange={(key) => set({ gate: toText(key) })}
      />
      <Select
        aria-label="Owner"
        options={[
          { value: ALL, label: 'All owners' },
          ...owners.map(({ ref, title }) => ({ value: ref, label: escapeForDisplay(title) })),
          ...(known || filter.owner === ''
            ? []
            : [{ value: filter.owner, label: escapeForDisplay(filter.owner) }]),
        ]}
        value={filter.owner === '' ? ALL : filter.owner}
        onChange={(key) => set({ owner: toText(key) })}
      />
    </div>
  );
}

function toText(key: unknown): string {
  return typeof key === 'string' && key !== ALL ? key : '';
}
