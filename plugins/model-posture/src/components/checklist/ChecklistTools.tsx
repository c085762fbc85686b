import { Switch } from '@backstage/ui';
import { OwnerSelect } from '../fleet/OwnerSelect.tsx';
import type { ChecklistView } from './useChecklistQuery.ts';
import styles from './Checklist.module.css';

/** The owner whose models are counted, and whether to count again while the page is visible. */
export function ChecklistTools({
  view,
  ready,
}: {
  readonly view: ChecklistView;
  /** Whether the lines have arrived: the owners are requested only then. */
  readonly ready: boolean;
}) {
  return (
    <div className={styles.tools}>
      <Switch label="Count again every minute" isSelected={view.live} onChange={view.setLive} />
      <OwnerSelect owner={view.owner} onChange={view.setOwner} ready={ready} />
    </div>
  );
}
