import type { FleetLine } from '@weighbridge/backstage-plugin-model-posture-common';
import { useId } from 'react';
import { Age } from '../parts/Age.tsx';
import { Icon } from '../parts/Icon.tsx';
import { ANSWERS, madeOf } from './answers.ts';
import { LineBar } from './LineBar.tsx';
import { LineCount } from './LineCount.tsx';
import { LineDetail } from './LineDetail.tsx';
import { TopOwners } from './LineOwners.tsx';
import type { ChecklistView } from './useChecklistQuery.ts';
import styles from './Checklist.module.css';

/** One line of the checklist, and below it, when it is open, what it asks and who owns what is missing. */
export function LineRow({
  line,
  view,
}: {
  readonly line: FleetLine;
  readonly view: ChecklistView;
}) {
  const id = useId();
  const isOpen = view.open.has(line.id);
  const toggle = () => view.toggle(line.id);
  return (
    <>
      <tr role="row" className={styles.line}>
        <th role="rowheader" scope="row" className={styles.practice}>
          <Toggle line={line} opens={isOpen ? id : undefined} onToggle={toggle} />
        </th>
        {ANSWERS.map((answer) => (
          <LineCount key={answer.state} line={line} answer={answer} owner={view.owner} />
        ))}
        <td role="cell" className={styles.age}>
          <Evidence line={line} />
        </td>
        <td role="cell" className={styles.owners}>
          <TopOwners line={line} onMore={isOpen ? undefined : toggle} />
        </td>
        <td aria-hidden="true" className={styles.bar}>
          <LineBar counts={line.counts} />
          <Made text={madeOf(line.counts)} />
        </td>
      </tr>
      {isOpen && (
        <tr role="row" id={id} className={styles.detail}>
          <td role="cell" colSpan={8}>
            <LineDetail line={line} view={view} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Below the bar, for sighted users; the link of the count says it to the others. */
function Made({ text }: { readonly text: string }) {
  return text === '' ? null : <span className={styles.made}>{text}</span>;
}

function Toggle(props: {
  readonly line: FleetLine;
  /** Id of what is open; undefined while it is closed. */
  readonly opens: string | undefined;
  readonly onToggle: () => void;
}) {
  const { line, opens, onToggle } = props;
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={opens !== undefined}
      aria-controls={opens}
      onClick={onToggle}
    >
      <Icon name="chevron" />
      <span>
        <span className={styles.id}>{line.id}</span> {line.title}
      </span>
    </button>
  );
}

function Evidence({ line }: { readonly line: FleetLine }) {
  if (line.oldestEvidenceAt === null) return <span className={styles.muted}>no evidence</span>;
  return (
    <>
      <span className={styles.label}>oldest evidence </span>
      <Age at={line.oldestEvidenceAt} />
    </>
  );
}
