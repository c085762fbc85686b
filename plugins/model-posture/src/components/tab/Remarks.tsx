import { Text } from '@backstage/ui';
import type { Posture } from '@weighbridge/core';
import type { PostureView } from '@weighbridge/core/view';
import { panels } from '../../panels/index.ts';
import { Age } from '../parts/Age.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './PostureTab.module.css';

/** What must not go unseen: what became of each waiver, and evidence that is gone. */
export function Remarks({
  posture,
  view: { waivers, withdrawn },
}: {
  readonly posture: Posture;
  readonly view: PostureView;
}) {
  if (waivers.length === 0 && withdrawn === '') return null;
  return (
    <Panel aria-labelledby="weighbridge-remarks">
      <Text as="h3" id="weighbridge-remarks" variant="title-x-small" weight="bold">
        Waivers and withdrawn evidence
      </Text>
      <ul className={styles.reasons}>
        {waivers.map(({ id, word, message }) => (
          <li key={id} className={styles.remark}>
            <strong>
              <Untrusted text={word} />
            </strong>
            <Untrusted text={message} />
          </li>
        ))}
        {withdrawn !== '' && <Withdrawn posture={posture} words={withdrawn} />}
      </ul>
    </Panel>
  );
}

/** How much is gone, and which evidence. */
function Withdrawn({ posture, words }: { readonly posture: Posture; readonly words: string }) {
  return (
    <>
      <li className={styles.remark}>
        <strong>Withdrawn</strong>
        <span>{words}.</span>
      </li>
      {posture.withdrawn.evidence.map(({ id, type, observedAt }) => (
        <li key={id} className={styles.remark}>
          <strong>Withdrawn</strong>
          <span>
            {panels.find((panel) => panel.type === type)?.title ?? <Untrusted code text={type} />},
            observed <Age at={observedAt} />, is gone and nothing replaced it.
          </span>
        </li>
      ))}
    </>
  );
}
