import type { FleetChecklist } from '@weighbridge/backstage-plugin-model-posture-common';
import { plural } from '@weighbridge/core/view';
import { Icon } from '../parts/Icon.tsx';
import { ChecklistTable } from './ChecklistTable.tsx';
import type { ChecklistView } from './useChecklistQuery.ts';
import styles from './Checklist.module.css';

/** Controls that none of the ten practices asks: the gate can depend on them, so they are never left out. */
export function OtherControls({
  checklist: { others },
  view,
}: {
  readonly checklist: FleetChecklist;
  readonly view: ChecklistView;
}) {
  if (others.length === 0) return null;
  const failing = others.filter(({ counts }) => counts.fail > 0).length;
  const isOpen = failing > 0 || others.some(({ id }) => view.open.has(id));
  return (
    <details className={styles.meanings} open={isOpen}>
      <summary>
        <Icon name="chevron" />
        <span>
          {plural(others.length, 'control')} outside the ten practices
          {failing > 0 && `, ${failing} of which ${failing === 1 ? 'fails' : 'fail'} somewhere`}
        </span>
      </summary>
      <ChecklistTable
        lines={others}
        view={view}
        name="Control"
        caption="Models by their answer to each control outside the ten practices"
      />
    </details>
  );
}
