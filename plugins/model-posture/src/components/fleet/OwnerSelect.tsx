import { Select } from '@backstage/ui';
import { escapeForDisplay } from '@weighbridge/core';
import { useOwners } from './useOwners.ts';

/** "All" needs its own key in a select. */
const ALL = 'all';

/** One owner or all of them. */
export function OwnerSelect(props: {
  /** Entity reference; empty for all. */
  readonly owner: string;
  readonly onChange: (owner: string) => void;
  /** Whether the catalog may be asked: what is shown first has priority. */
  readonly ready: boolean;
}) {
  const { owner, onChange, ready } = props;
  const owners = useOwners(ready);
  const isKnown = owner === '' || owners.some(({ ref }) => ref === owner);
  return (
    <Select
      aria-label="Owner"
      searchable
      searchPlaceholder="Search owners"
      options={[
        { value: ALL, label: 'All owners' },
        ...owners.map(({ ref, title }) => ({ value: ref, label: escapeForDisplay(title) })),
        ...(isKnown ? [] : [{ value: owner, label: escapeForDisplay(owner) }]),
      ]}
      value={owner === '' ? ALL : owner}
      onChange={(key) => onChange(typeof key === 'string' && key !== ALL ? key : '')}
    />
  );
}
