import { Select } from '@backstage/ui';
import type { FleetQuery } from './useFleetQuery.ts';

/** "All" needs a key of its own in a select. */
const ALL = 'all';

const OPTIONS = [
  { value: ALL, label: 'All annotations' },
  { value: 'shared', label: 'Model named twice' },
  { value: 'owner-not-allowed', label: 'Owner may not name it' },
  { value: 'not-located', label: 'No or wrong annotation' },
];

/** Narrows the models to those whose annotation somebody should look into. */
export function NoticeSelect({ query: { filter, set } }: { readonly query: FleetQuery }) {
  return (
    <Select
      aria-label="Annotation"
      options={OPTIONS}
      value={filter.notice === '' ? ALL : filter.notice}
      onChange={(key) => set({ notice: typeof key === 'string' && key !== ALL ? key : '' })}
    />
  );
}
