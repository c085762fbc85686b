import { SearchField, Select } from '@backstage/ui';
import { GATES, STATES } from '../../words.ts';
import { AnswerSelects } from './AnswerSelects.tsx';
import { NoticeSelect } from './NoticeSelect.tsx';
import { OwnerSelect } from './OwnerSelect.tsx';
import type { FleetFilter, FleetQuery } from './useFleetQuery.ts';
import { useSearchText } from './useSearchText.ts';
import styles from './Fleet.module.css';

/** "All" needs its own key in a select. */
const ALL = 'all';

const GATE_OPTIONS = [
  { value: ALL, label: 'All gates' },
  ...Array.from(GATES, ([value, label]) => ({ value, label })),
];

const STATE_OPTIONS = [
  { value: ALL, label: 'All states' },
  ...Object.entries(STATES).map(([value, label]) => ({ value, label })),
];

/** Search, gate, state, annotation, owner, and the answer of a checklist line or a control. */
export function FleetFilters({
  query,
  ready,
}: {
  readonly query: FleetQuery;
  /** Whether the models have arrived: the owners are requested only then. */
  readonly ready: boolean;
}) {
  const { filter, set } = query;
  const [search, setSearch] = useSearchText(query);
  const isPending = filter.gate === 'pending';
  return (
    <div className={styles.filters} role="search">
      <SearchField
        aria-label="Search models"
        placeholder="Search name, model or owner"
        value={search}
        onChange={setSearch}
      />
      <Select
        aria-label="Gate"
        options={GATE_OPTIONS}
        value={filter.gate === '' ? ALL : filter.gate}
        onChange={(key) =>
          set({ gate: toText(key), ...(toText(key) === 'pending' ? { state: '' } : {}) })
        }
      />
      <Select
        aria-label="State"
        options={STATE_OPTIONS}
        value={stateOf(filter)}
        onChange={(key) => set({ state: toText(key), ...(isPending ? { gate: '' } : {}) })}
      />
      <NoticeSelect query={query} />
      <OwnerSelect owner={filter.owner} onChange={(owner) => set({ owner })} ready={ready} />
      <AnswerSelects query={query} />
    </div>
  );
}

/** The gate "not weighed" is also a state. */
function stateOf({ gate, state }: FleetFilter): string {
  if (gate === 'pending') return 'pending';
  return state === '' ? ALL : state;
}

function toText(key: unknown): string {
  return typeof key === 'string' && key !== ALL ? key : '';
}
