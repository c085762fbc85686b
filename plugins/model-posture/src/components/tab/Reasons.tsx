import { Button, Text } from '@backstage/ui';
import type { GateOutcome } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import type { ControlView, PostureView } from '@weighbridge/core/view';
import { ConditionNote } from '../parts/ConditionNote.tsx';
import { Panel } from '../parts/Panel.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './PostureTab.module.css';

/** Reasons listed; the rest is counted, and is among the controls below. */
const MAX_REASONS = 5;

const TITLES: Readonly<Record<GateOutcome, string>> = {
  admit: 'Open points',
  'admit-with-conditions': 'Why only with conditions',
  refuse: 'Why it was refused',
  'cannot-decide': 'Why nothing can be decided',
};

/** The controls that closed or conditioned the gate, with what to do about each. */
export function Reasons({
  view: { gate, reasons },
  onOpen,
}: {
  readonly view: PostureView;
  readonly onOpen: (shown: ControlView) => void;
}) {
  if (reasons.length === 0) return null;
  return (
    <Panel aria-labelledby="weighbridge-reasons">
      <Text as="h3" id="weighbridge-reasons" variant="title-x-small" weight="bold">
        {TITLES[gate.outcome]}
      </Text>
      <ol className={styles.reasons}>
        {reasons.slice(0, MAX_REASONS).map((shown) => (
          <Reason key={shown.verdict.control} shown={shown} onOpen={onOpen} />
        ))}
      </ol>
      {reasons.length > MAX_REASONS && (
        <p className={styles.more}>
          and {plural(reasons.length - MAX_REASONS, 'more control')} below
        </p>
      )}
    </Panel>
  );
}

function Reason({
  shown,
  onOpen,
}: {
  readonly shown: ControlView;
  readonly onOpen: (shown: ControlView) => void;
}) {
  const { verdict, control, condition, remedy } = shown;
  return (
    <li className={styles.reason}>
      <StatusMark status={verdict.status} />
      <div className={styles.reasonText}>
        <strong>{control?.title}</strong> <span className={styles.id}>{verdict.control}</span>
        <p>
          <Untrusted text={verdict.message} />
        </p>
        <ConditionNote condition={condition} />
        {remedy !== undefined && (
          <p className={styles.remedy}>
            <Untrusted text={remedy} />
          </p>
        )}
      </div>
      <Button
        className={styles.action ?? ''}
        size="small"
        variant="secondary"
        onPress={() => onOpen(shown)}
        aria-label={`Evidence for ${verdict.control}, a reason`}
      >
        Evidence
      </Button>
    </li>
  );
}
