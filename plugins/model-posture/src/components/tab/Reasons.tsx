import { Button, Text } from '@backstage/ui';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome, Verdict } from '@weighbridge/core';
import { plural } from '../../words.ts';
import { Panel } from '../parts/Panel.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { WaiverNote } from '../parts/WaiverNote.tsx';
import { reasons } from './verdicts.ts';
import type { Judged } from './verdicts.ts';
import styles from './PostureTab.module.css';

/** Reasons listed; the rest is counted, and stands among the controls below. */
const MAX_REASONS = 5;

const TITLES: Readonly<Record<GateOutcome, string>> = {
  admit: 'Open points',
  'admit-with-conditions': 'Why only with conditions',
  refuse: 'Why it was refused',
  'cannot-decide': 'Why nothing can be decided',
};

/** The controls that closed or conditioned the gate, with what to do about each. */
export function Reasons({
  detail,
  onOpen,
}: {
  readonly detail: ModelDetail;
  readonly onOpen: (verdict: Verdict) => void;
}) {
  const all = reasons(detail);
  if (detail.posture === null || all.length === 0) return null;
  return (
    <Panel aria-labelledby="weighbridge-reasons">
      <Text as="h3" id="weighbridge-reasons" variant="title-x-small" weight="bold">
        {TITLES[detail.posture.gate.outcome]}
      </Text>
      <ol className={styles.reasons}>
        {all.slice(0, MAX_REASONS).map((judged) => (
          <Reason key={judged.control.id} judged={judged} onOpen={onOpen} />
        ))}
      </ol>
      {all.length > MAX_REASONS && (
        <p className={styles.more}>and {plural(all.length - MAX_REASONS, 'more control')} below</p>
      )}
    </Panel>
  );
}

function Reason({
  judged: { control, verdict },
  onOpen,
}: {
  readonly judged: Judged;
  readonly onOpen: (verdict: Verdict) => void;
}) {
  return (
    <li className={styles.reason}>
      <StatusMark status={verdict.status} />
      <div className={styles.reasonText}>
        <strong>{control.title}</strong> <span className={styles.id}>{control.id}</span>
        <p>
          <Untrusted text={verdict.message} />
        </p>
        {verdict.waiver !== undefined && <WaiverNote waiver={verdict.waiver} />}
        <p className={styles.remedy}>
          <Untrusted text={verdict.remedy ?? control.remediation} />
        </p>
      </div>
      <Button
        className={styles.action ?? ''}
        size="small"
        variant="secondary"
        onPress={() => onOpen(verdict)}
        aria-label={`Evidence for ${control.id}, a reason`}
      >
        Evidence
      </Button>
    </li>
  );
}
