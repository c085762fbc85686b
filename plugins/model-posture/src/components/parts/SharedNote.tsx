import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Alert, Link } from '@backstage/ui';
import type {
  ModelNamesake,
  SharedModel,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { plural } from '@weighbridge/core/view';
import { OwnerName } from '../fleet/OwnerName.tsx';
import { Untrusted } from './Untrusted.tsx';
import styles from './SharedNote.module.css';

/** Warns that other entities name the same model: those that the reader may see, and whether there are more. */
export function SharedNote({ shared }: { readonly shared: SharedModel | null }) {
  if (shared === null) return null;
  const { entities, totalEntities, hasHidden } = shared;
  const more = totalEntities - entities.length;
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={titleOf(shared)}
      description={
        <>
          <p className={styles.text}>
            One model should belong to one entity: agree on whose it is, and correct the annotation
            of the others.
          </p>
          {entities.length > 0 && (
            <ul className={styles.entities} aria-label="Entities that name this model too">
              {entities.map((namesake) => (
                <li key={namesake.entityRef}>
                  <Namesake namesake={namesake} />
                </li>
              ))}
              {more > 0 && <li>and {plural(more, 'more entity', 'more entities')}</li>}
            </ul>
          )}
          {hasHidden && entities.length > 0 && (
            <p className={styles.text}>There are others that you may not see.</p>
          )}
        </>
      }
    />
  );
}

function Namesake({ namesake: { entityRef, title, owner } }: { readonly namesake: ModelNamesake }) {
  const link = useEntityRefLink();
  return (
    <>
      <Link href={link(entityRef)}>
        <Untrusted text={title} />
      </Link>{' '}
      ({entityRef}), owned by {owner === null ? 'nobody' : <OwnerName entityRef={owner} />}
    </>
  );
}

function titleOf({ totalEntities }: SharedModel): string {
  if (totalEntities === 0) return 'An entity that you may not see names this model, too';
  return `${plural(totalEntities, 'other entity', 'other entities')} ${totalEntities === 1 ? 'names' : 'name'} this model, too`;
}
