import { MODEL_NOTICES } from '@weighbridge/backstage-plugin-model-posture-common';
import type { FleetNotices } from '@weighbridge/backstage-plugin-model-posture-common';
import { Link } from 'react-router-dom';
import { NOTICES } from '../../words.ts';
import { noticeHref, useFleetPaths } from './paths.ts';
import styles from './Notices.module.css';

/** What needs attention, each a link to the models; renders nothing if there is nothing. */
export function Notices({
  notices,
  owner,
}: {
  readonly notices: FleetNotices;
  /** Entity reference of the owner whose models are counted; empty for all. */
  readonly owner: string;
}) {
  const paths = useFleetPaths();
  const shown = MODEL_NOTICES.filter((id) => notices[NOTICES[id].count] > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.notices} aria-label="Needs attention">
      {shown.map((id) => (
        <li key={id}>
          <Link data-focus-key={`notice ${id}`} to={noticeHref(paths, { notice: id, owner })}>
            {NOTICES[id].says(notices[NOTICES[id].count])}
          </Link>
        </li>
      ))}
    </ul>
  );
}
