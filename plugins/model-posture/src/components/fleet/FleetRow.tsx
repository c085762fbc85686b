import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import { Link } from 'react-router-dom';
import { Untrusted } from '../parts/Untrusted.tsx';
import { columns } from './columns.tsx';
import styles from './FleetTable.module.css';

/** One model: its name links to its posture, and so does the whole row for a pointer. */
export function FleetRow({ model }: { readonly model: ModelSummary }) {
  const link = useEntityRefLink();
  const [, ...rest] = columns;
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className={styles.name}>
        <Link
          className={styles.link}
          data-focus-key={model.entityRef}
          to={`${link(model.entityRef)}/posture`}
        >
          <Untrusted text={model.title} />
        </Link>
        <span className={styles.location}>
          <Place model={model} />
        </span>
      </th>
      {rest.map(({ id, Cell }) => (
        <td key={id} role="cell" className={styles[id]}>
          <Cell model={model} />
        </td>
      ))}
    </tr>
  );
}

/** Where the files of a model are; a model that others serve has none, and is weighed anyway. */
function Place({ model }: { readonly model: Pick<ModelSummary, 'location' | 'state'> }) {
  if (model.location !== null) return <Untrusted text={model.location} />;
  return model.state === 'weighed' ? 'without files here' : 'no model named';
}
