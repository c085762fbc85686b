import type { ModelSort, ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ReactNode } from 'react';
import { Age } from '../parts/Age.tsx';
import { CountsLine } from '../parts/CountsLine.tsx';
import { GateChip } from '../parts/GateChip.tsx';
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
    Cell: ({ model: { gate, state } }) => (
      <>
        <GateChip outcome={gate?.outcome ?? null} />
        {state === 'error' && <span className={styles.failed}>last weighing failed</span>}
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

function Nothing() {
  return <span>–</span>;
}
