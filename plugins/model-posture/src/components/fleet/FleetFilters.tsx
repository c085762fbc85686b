import { SearchField, Select } from '@backstage/ui';
import { escapeForDisplay } from '@weighbridge/core';
import { GATES } from '../../words.ts';
import type { FleetQuery } from './useFleetQuery.ts';
import { useOwners } from './useOwners.ts';
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
  search,
  onSearch,
}: {
  readonly query: FleetQuery;
  readonly search: string;
  readonly onSearch: (text: string) => void;
}) {
  const { filter, set } = query;
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
      <OwnerSelect query={query} />
    </div>
  );
}

function OwnerSelect({ query: { filter, set } }: { readonly query: FleetQuery }) {
  const owners = useOwners();
  const known = owners.some(({ ref }) => ref === filter.owner);
  return (
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
  );
}

function toText(key: unknown): string {
  return typeof key === 'string' && key !== ALL ? key : '';
}
