import { Switch } from '@backstage/ui';
import { OwnerSelect } from '../fleet/OwnerSelect.tsx';
import type { ChecklistView } from './useChecklistQuery.ts';
import styles from './Checklist.module.css';

/** Whose models are counted, and whether they are counted again while somebody looks. */
export function ChecklistTools({
  view,
  ready,
}: {
  readonly view: ChecklistView;
  /** Whether the lines are there: only then the owners are asked for. */
  readonly ready: boolean;
}) {
  return (
    <div className={styles.tools}>
      <Switch label="Count again every minute" isSelected={view.live} onChange={view.setLive} />
      <OwnerSelect owner={view.owner} onChange={view.setOwner} ready={ready} />
    </div>
  );
}
