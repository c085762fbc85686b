import { Select } from '@backstage/ui';
import { MODEL_NOTICES } from '@weighbridge/backstage-plugin-model-posture-common';
import { NOTICES } from '../../words.ts';
import type { FleetQuery } from './useFleetQuery.ts';

/** "All" needs its own key in a select. */
const ALL = 'all';

const OPTIONS = [
  { value: ALL, label: 'All annotations' },
  ...MODEL_NOTICES.map((value) => ({ value, label: NOTICES[value].label })),
];

/** Filters the models by the reason why their annotation needs attention. */
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
