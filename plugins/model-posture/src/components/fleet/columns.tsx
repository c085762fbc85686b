import { Cell, Text } from '@backstage/ui';
import type { ColumnConfig } from '@backstage/ui';
import { Age } from '../parts/Age.tsx';
import { CountsLine } from '../parts/CountsLine.tsx';
import { GateChip } from '../parts/GateChip.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { OwnerName } from './OwnerName.tsx';
import type { FleetRow } from './useFleet.ts';
import styles from './Fleet.module.css';

/** Registry: one entry per column of the fleet table; the id is what the backend sorts by. */
export const columns: readonly ColumnConfig<FleetRow>[] = [
  {
    id: 'name',
    label: 'Model',
    isRowHeader: true,
    isSortable: true,
    minWidth: 220,
    defaultWidth: '2fr',
    cell: ({ title, location }) => (
      <Cell>
        <Text as="p" className={styles.name ?? ''}>
          <Untrusted text={title} />
        </Text>
        <Text as="p" color="secondary" variant="body-small">
          {location === null ? 'no model named' : <Untrusted text={location} />}
        </Text>
      </Cell>
    ),
  },
  {
    id: 'gate',
    label: 'Gate',
    isSortable: true,
    minWidth: 150,
    defaultWidth: '1.2fr',
    cell: ({ gate, state }) => (
      <Cell>
        <GateChip outcome={gate?.outcome ?? null} />
        {state === 'error' && (
          <Text as="p" variant="body-small" className={styles.failed ?? ''}>
            last weighing failed
          </Text>
        )}
      </Cell>
    ),
  },
  {
    id: 'fail',
    label: 'Controls',
    isSortable: true,
    minWidth: 230,
    defaultWidth: 230,
    cell: ({ counts }) => (
      <Cell>{counts === null ? <Nothing /> : <CountsLine counts={counts} compact />}</Cell>
    ),
  },
  {
    id: 'age',
    label: 'Evidence age',
    isSortable: true,
    minWidth: 130,
    defaultWidth: '1fr',
    cell: ({ oldestEvidenceAt }) => (
      <Cell>
        <Text as="p">
          {oldestEvidenceAt === null ? <Nothing /> : <Age at={oldestEvidenceAt} />}
        </Text>
      </Cell>
    ),
  },
  {
    id: 'owner',
    label: 'Owner',
    isSortable: true,
    minWidth: 130,
    defaultWidth: '1fr',
    cell: ({ owner }) => (
      <Cell>
        <Text as="p">{owner === null ? 'nobody' : <OwnerName entityRef={owner} />}</Text>
      </Cell>
    ),
  },
];

function Nothing() {
  return <span>–</span>;
}
