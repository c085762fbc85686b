import type { FleetLine } from '@weighbridge/backstage-plugin-model-posture-common';
import { useFocusReturn } from '../../hooks/useFocusReturn.ts';
import { Icon } from '../parts/Icon.tsx';
import { ANSWERS } from './answers.ts';
import { Swatch } from './LineBar.tsx';
import { LineRow } from './LineRow.tsx';
import type { ChecklistView } from './useChecklistQuery.ts';
import styles from './Checklist.module.css';

/** The lines as a table: practice, five counts, age of the evidence, owners of what is missing. */
export function ChecklistTable({
  lines,
  view,
  name,
  caption,
}: {
  readonly lines: readonly FleetLine[];
  readonly view: ChecklistView;
  /** Header of the first column. */
  readonly name: string;
  readonly caption: string;
}) {
  const table = useFocusReturn<HTMLTableElement>(true);
  return (
    <div className={styles.frame}>
      {/* Roles are written out because a table that is laid out as a grid loses them in some browsers. */}
      <table ref={table} role="table" className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <Header name={name} />
        <tbody role="rowgroup" className={styles.rows}>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The names of the columns, which are the legend of the bars as well. */
function Header({ name }: { readonly name: string }) {
  return (
    <thead role="rowgroup" className={styles.rows}>
      <tr role="row" className={styles.header}>
        <th role="columnheader" scope="col" className={styles.practice}>
          {name}
        </th>
        {ANSWERS.map(({ state, word, icon, mood }) => (
          <th key={state} role="columnheader" scope="col" className={styles.count}>
            <span className={[styles.legend, styles[mood]].join(' ')}>
              <Icon name={icon} />
              {word}
            </span>
            <Swatch state={state} />
          </th>
        ))}
        <th role="columnheader" scope="col" className={styles.age}>
          Oldest evidence
        </th>
        <th role="columnheader" scope="col" className={styles.owners}>
          Who owns what is missing
        </th>
      </tr>
    </thead>
  );
}
