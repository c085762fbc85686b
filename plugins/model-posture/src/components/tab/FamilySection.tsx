import { Button, Text } from '@backstage/ui';
import type { Verdict } from '@weighbridge/core';
import { openReasonWord } from '@weighbridge/core/view';
import type { ControlView, FamilyView } from '@weighbridge/core/view';
import { formatDay } from '../../time.ts';
import { Age } from '../parts/Age.tsx';
import { ConditionNote } from '../parts/ConditionNote.tsx';
import { Panel } from '../parts/Panel.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { TierMark } from '../parts/TierMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './PostureTab.module.css';

/** The controls of one family that something looks at. */
export function FamilySection({
  family,
  onOpen,
}: {
  readonly family: FamilyView;
  readonly onOpen: (shown: ControlView) => void;
}) {
  const looked = family.controls.filter(({ group }) => group !== 'waiting');
  if (looked.length === 0) return null;
  const heading = `weighbridge-family-${family.id}`;
  return (
    <Panel aria-labelledby={heading}>
      <Text as="h3" id={heading} variant="title-x-small" weight="bold">
        <Untrusted text={family.title} />
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
            {looked.map((shown) => (
              <ControlRow key={shown.verdict.control} shown={shown} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function ControlRow({
  shown,
  onOpen,
}: {
  readonly shown: ControlView;
  readonly onOpen: (shown: ControlView) => void;
}) {
  const { verdict, control, condition, known } = shown;
  return (
    <tr>
      <td>
        <StatusMark status={verdict.status} />
        <OpenReason verdict={verdict} />
      </td>
      <th scope="row">
        <span className={styles.control}>{control?.title}</span>{' '}
        <span className={styles.id}>{verdict.control}</span>
        <p className={styles.message}>
          <Untrusted text={verdict.message} />
        </p>
        <ConditionNote condition={condition} />
      </th>
      <td>
        <TierMark tier={verdict.tier} known={known} />
      </td>
      <td>{verdict.observedAt === undefined ? '–' : <Age at={verdict.observedAt} />}</td>
      <td>{holdsUntil(verdict)}</td>
      <td>
        <EvidenceButton control={verdict.control} onPress={() => onOpen(shown)} />
      </td>
    </tr>
  );
}

function EvidenceButton(props: { readonly control: string; readonly onPress: () => void }) {
  return (
    <Button
      className={styles.action ?? ''}
      size="small"
      variant="secondary"
      aria-label={`Evidence for ${props.control}`}
      onPress={props.onPress}
    >
      Evidence
    </Button>
  );
}

/** Why it is unknown, in a word: a digest that was seen once differs from one that was never looked for. */
function OpenReason({ verdict: { status, reason } }: { readonly verdict: Verdict }) {
  if (status !== 'unknown') return null;
  return (
    <div className={styles.id}>
      <Untrusted text={openReasonWord(reason)} />
    </div>
  );
}

function holdsUntil({ reason, staleAt }: Verdict): string {
  if (reason === 'stale') return 'stale';
  return staleAt === undefined ? '–' : formatDay(staleAt);
}
