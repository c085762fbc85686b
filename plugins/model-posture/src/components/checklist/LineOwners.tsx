import type { ChecklistOwner, FleetLine } from '@weighbridge/backstage-plugin-model-posture-common';
import { plural } from '@weighbridge/core/view';
import { Link } from 'react-router-dom';
import { OwnerName } from '../fleet/OwnerName.tsx';
import { Hidden } from '../parts/Hidden.tsx';
import { MISSING, missingOf } from './answers.ts';
import { modelsHref, useFleetPaths } from './paths.ts';
import styles from './Checklist.module.css';

/** Owners named in the line itself; the open line names the rest. */
const TOP = 2;

/** Why no owner is named, or not every one: no owner can supply what has no collector here. */
export function uncollectedOf({ controls, uncollected }: FleetLine): string {
  if (uncollected.length === 0) return '';
  return uncollected.length === controls.length
    ? 'no collector for this yet'
    : `no collector for ${uncollected.length} of ${plural(controls.length, 'control')} yet`;
}

/** The owners with the most models that do not hold a line. */
export function TopOwners({
  line,
  onMore,
}: {
  readonly line: FleetLine;
  /** Shows the rest; undefined while it is shown. */
  readonly onMore: (() => void) | undefined;
}) {
  if (missingOf(line.counts) === 0) return <span className={styles.muted}>nothing missing</span>;
  if (line.owners.length === 0) return <span className={styles.muted}>{uncollectedOf(line)}</span>;
  const more = line.totalOwners - Math.min(TOP, line.owners.length);
  return (
    <span className={styles.ownerList}>
      <span className={styles.label}>missing with</span>
      {line.owners.slice(0, TOP).map((owner) => (
        <Owner key={String(owner.owner)} line={line} owner={owner} />
      ))}
      {more > 0 && <More count={more} line={line} onMore={onMore} />}
    </span>
  );
}

function More(props: {
  readonly count: number;
  readonly line: FleetLine;
  readonly onMore: (() => void) | undefined;
}) {
  const text = `and ${props.count.toLocaleString('en-US')} more`;
  if (props.onMore === undefined) return <span className={styles.muted}>{text}</span>;
  return (
    <button type="button" className={styles.more} onClick={props.onMore}>
      {text}
      <Hidden>{` owners of ${props.line.id}`}</Hidden>
    </button>
  );
}

/** All owners that the backend names for a line, and the number of those that it does not name. */
export function AllOwners({ line }: { readonly line: FleetLine }) {
  const more = line.totalOwners - line.owners.length;
  return (
    <>
      <ul className={styles.allOwners}>
        {line.owners.map((owner) => (
          <li key={String(owner.owner)}>
            <Owner line={line} owner={owner} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.muted}>and {plural(more, 'more owner')}</p>}
    </>
  );
}

/** An owner and the number of their models that do not hold the line; a link to them if the list can show them. */
function Owner({ line, owner }: { readonly line: FleetLine; readonly owner: ChecklistOwner }) {
  const paths = useFleetPaths();
  const models = <span className={styles.figureSmall}>{owner.models.toLocaleString('en-US')}</span>;
  if (owner.owner === null) {
    return (
      <span className={styles.owner}>
        <span>nobody</span> {models}
      </span>
    );
  }
  return (
    <Link
      className={styles.owner}
      data-focus-key={`${line.id} ${owner.owner}`}
      to={modelsHref(paths, { line: line.id, answers: MISSING, owner: owner.owner })}
    >
      <OwnerName entityRef={owner.owner} /> {models}
      <Hidden>{` models do not hold ${line.id}`}</Hidden>
    </Link>
  );
}
