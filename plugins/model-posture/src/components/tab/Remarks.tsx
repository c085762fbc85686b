import { Text } from '@backstage/ui';
import type { Posture, WaiverEffect } from '@weighbridge/core';
import { panels } from '../../panels/index.ts';
import { Age } from '../parts/Age.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './PostureTab.module.css';

/** What a waiver did, in the words of its column. */
const EFFECTS: Readonly<Record<WaiverEffect, string>> = {
  used: 'In force',
  'not-failing': 'No effect: nothing fails',
  unanswered: 'No effect: the control is unknown',
  advisory: 'No effect: the control is advisory',
  'others-block': 'No effect: other controls block',
  superseded: 'No effect: another waiver is used',
  expired: 'Expired',
  'too-long': 'Refused: runs too long',
  'other-model': 'For another model',
  'other-digest': 'For other bytes',
  'unknown-control': 'Names no control',
};

/** What must not go unseen: what became of each waiver, and evidence that is gone. */
export function Remarks({ posture }: { readonly posture: Posture }) {
  const withdrawn = posture.withdrawn.evidence;
  if (posture.waivers.length === 0 && withdrawn.length === 0) return null;
  return (
    <Panel aria-labelledby="weighbridge-remarks">
      <Text as="h3" id="weighbridge-remarks" variant="title-x-small" weight="bold">
        Waivers and withdrawn evidence
      </Text>
      <ul className={styles.reasons}>
        {posture.waivers.map(({ id, effect, message }) => (
          <li key={id} className={styles.remark}>
            <strong>{EFFECTS[effect]}</strong>
            <Untrusted text={message} />
          </li>
        ))}
        {withdrawn.map(({ id, type, observedAt }) => (
          <li key={id} className={styles.remark}>
            <strong>Withdrawn</strong>
            <span>
              {panels.find((panel) => panel.type === type)?.title ?? <Untrusted code text={type} />}
              , observed <Age at={observedAt} />, is gone and nothing took its place.
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
