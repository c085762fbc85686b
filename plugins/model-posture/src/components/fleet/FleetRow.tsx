import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import { Link } from 'react-router-dom';
import { Untrusted } from '../parts/Untrusted.tsx';
import { columns } from './columns.tsx';
import styles from './FleetTable.module.css';

/** One model: its name leads to its posture, and so does the whole row for a pointer. */
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
          {model.location === null ? 'no model named' : <Untrusted text={model.location} />}
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
