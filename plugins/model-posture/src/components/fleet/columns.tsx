import type { ModelSort, ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ReactNode } from 'react';
import { waitingOf } from '../../waiting.ts';
import { Age } from '../parts/Age.tsx';
import { CountsLine } from '../parts/CountsLine.tsx';
import { GateChip } from '../parts/GateChip.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { OwnerName } from './OwnerName.tsx';
import styles from './FleetTable.module.css';

/** A column of the table of models. */
export interface Column {
  /** What the backend sorts by. */
  readonly id: ModelSort;
  readonly label: string;
  readonly Cell: (props: { readonly model: ModelSummary }) => ReactNode;
}

/** Registry: one entry per column; the first one, the name, is the header of its row. */
export const columns: readonly Column[] = [
  { id: 'name', label: 'Model', Cell: () => null },
  {
    id: 'gate',
    label: 'Gate',
    Cell: ({ model }) => (
      <>
        <GateChip outcome={model.gate?.outcome ?? null} waiting={waitingOf(model)} />
        <Why model={model} />
      </>
    ),
  },
  {
    id: 'fail',
    label: 'Controls',
    Cell: ({ model: { counts } }) =>
      counts === null ? <Nothing /> : <CountsLine counts={counts} compact />,
  },
  {
    id: 'age',
    label: 'Evidence age',
    Cell: ({ model: { oldestEvidenceAt } }) =>
      oldestEvidenceAt === null ? <Nothing /> : <Age at={oldestEvidenceAt} />,
  },
  {
    id: 'owner',
    label: 'Owner',
    Cell: ({ model: { owner } }) => (owner === null ? 'nobody' : <OwnerName entityRef={owner} />),
  },
];

/** What is wrong, if anything: for a model that only waits for its turn there is nothing to say. */
function Why({ model: { state, error } }: { readonly model: ModelSummary }) {
  if (error === null || error.code === 'PENDING') return null;
  return (
    <span className={state === 'error' ? styles.failed : styles.why}>
      {state === 'error' && 'last weighing failed: '}
      <Untrusted text={error.message} />
    </span>
  );
}

function Nothing() {
  return <span>–</span>;
}
