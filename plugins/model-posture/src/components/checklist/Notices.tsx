import type { FleetNotices, ModelNotice } from '@weighbridge/backstage-plugin-model-posture-common';
import { Link } from 'react-router-dom';
import { plural } from '../../words.ts';
import { noticeHref, useFleetPaths } from './paths.ts';
import styles from './Notices.module.css';

interface Notice {
  readonly id: ModelNotice;
  readonly key: keyof FleetNotices;
  readonly says: (count: number) => string;
}

/** Registry: what somebody should look into, and the words for it. */
const NOTICES: readonly Notice[] = [
  {
    id: 'shared',
    key: 'shared',
    says: (count) =>
      `${plural(count, 'entity names', 'entities name')} a model that another names, too`,
  },
  {
    id: 'owner-not-allowed',
    key: 'ownerNotAllowed',
    says: (count) =>
      `${plural(count, 'entity is', 'entities are')} not weighed, as the owner may not name models of the source`,
  },
  {
    id: 'not-located',
    key: 'notLocated',
    says: (count) =>
      `${plural(count, 'entity is', 'entities are')} not weighed, as no annotation, or a wrong one, says where the model is`,
  },
];

/** What somebody should look into, each a link to the models; nothing where there is nothing. */
export function Notices({
  notices,
  owner,
}: {
  readonly notices: FleetNotices;
  /** Entity reference of the owner whose models are counted; empty for all. */
  readonly owner: string;
}) {
  const paths = useFleetPaths();
  const shown = NOTICES.filter(({ key }) => notices[key] > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.notices} aria-label="What somebody should look into">
      {shown.map(({ id, key, says }) => (
        <li key={id}>
          <Link data-focus-key={`notice ${id}`} to={noticeHref(paths, { notice: id, owner })}>
            {says(notices[key])}
          </Link>
        </li>
      ))}
    </ul>
  );
}
