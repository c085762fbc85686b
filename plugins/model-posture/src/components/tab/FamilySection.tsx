import { Button, Text } from '@backstage/ui';
import type { Verdict } from '@weighbridge/core';
import { formatDay } from '../../time.ts';
import { FAMILIES, OPEN_REASONS } from '../../words.ts';
import { Age } from '../parts/Age.tsx';
import { Panel } from '../parts/Panel.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { TierMark } from '../parts/TierMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { WaiverNote } from '../parts/WaiverNote.tsx';
import type { Family, Judged } from './verdicts.ts';
import styles from './PostureTab.module.css';

/** The controls of one family that something looks at. */
export function FamilySection({
  family,
  onOpen,
}: {
  readonly family: Family;
  readonly onOpen: (verdict: Verdict) => void;
}) {
  if (family.judged.length === 0) return null;
  const heading = `weighbridge-family-${family.id}`;
  return (
    <Panel aria-labelledby={heading}>
      <Text as="h3" id={heading} variant="title-x-small" weight="bold">
        {FAMILIES[family.id]}
      </Text>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable box must be reachable by keyboard */}
      <div className={styles.scroll} role="group" aria-labelledby={heading} tabIndex={0}>
        <table className={styles.table} aria-labelledby={heading}>
          <thead>
            <tr>
              <th scope="col">Verdict</th>
              <th scope="col">Control</th>
              <th scope="col">Tier</th>
              <th scope="col">Observed</th>
              <th scope="col">Holds until</th>
              <th scope="col">Evidence</th>
            </tr>
          </thead>
          <tbody>
            {family.judged.map((judged) => (
              <ControlRow key={judged.control.id} judged={judged} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function ControlRow({
  judged: { control, verdict },
  onOpen,
}: {
  readonly judged: Judged;
  readonly onOpen: (verdict: Verdict) => void;
}) {
  return (
    <tr>
      <td>
        <StatusMark status={verdict.status} />
        <OpenReason verdict={verdict} />
      </td>
      <th scope="row">
        <span className={styles.control}>{control.title}</span>{' '}
        <span className={styles.id}>{control.id}</span>
        <p className={styles.message}>
          <Untrusted text={verdict.message} />
        </p>
        {verdict.waiver !== undefined && <WaiverNote waiver={verdict.waiver} />}
      </th>
      <td>
        <TierMark tier={verdict.tier} byFinding={verdict.reason === 'finding-adverse'} />
      </td>
      <td>{verdict.observedAt === undefined ? '–' : <Age at={verdict.observedAt} />}</td>
      <td>{holdsUntil(verdict)}</td>
      <td>
        <Button
          className={styles.action ?? ''}
          size="small"
          variant="secondary"
          aria-label={`Evidence for ${control.id}`}
          onPress={() => onOpen(verdict)}
        >
          Evidence
        </Button>
      </td>
    </tr>
  );
}

/** Why it is unknown, in a word: a digest that was seen once is not one that nobody looked for. */
function OpenReason({ verdict: { status, reason } }: { readonly verdict: Verdict }) {
  const word = status === 'unknown' ? OPEN_REASONS[reason] : undefined;
  return word === undefined ? null : <div className={styles.id}>{word}</div>;
}

function holdsUntil({ reason, staleAt }: Verdict): string {
  if (reason === 'stale') return 'stale';
  return staleAt === undefined ? '–' : formatDay(staleAt);
}
