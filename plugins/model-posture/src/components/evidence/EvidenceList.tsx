import type { CompoundEntityRef } from '@backstage/catalog-model';
import { Text } from '@backstage/ui';
import type { Control, Verdict } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { EvidenceItem } from './EvidenceItem.tsx';
import styles from './EvidenceDrawer.module.css';

/** Evidence items fetched for one verdict. */
const MAX_ITEMS = 20;

/** The evidence that decided a verdict; without any, what would decide it. */
export function EvidenceList(props: {
  readonly entity: CompoundEntityRef;
  readonly verdict: Verdict;
  readonly control: Control | undefined;
}) {
  const { entity, verdict, control } = props;
  const ids = verdict.evidence.slice(0, MAX_ITEMS);
  return (
    <section className={styles.section} aria-label="Evidence">
      <Text as="h3" variant="body-large" weight="bold">
        {ids.length === 0 ? noneOf(verdict) : plural(verdict.evidence.length, 'evidence item')}
      </Text>
      {ids.length === 0 && <Needs control={control} />}
      <ul className={styles.list}>
        {ids.map((id) => (
          <EvidenceItem key={id} entity={entity} id={id} />
        ))}
      </ul>
      {verdict.evidence.length > ids.length && (
        <p className={styles.note}>
          {plural(verdict.evidence.length - ids.length, 'more item')} not listed here.
        </p>
      )}
    </section>
  );
}

function Needs({ control }: { readonly control: Control | undefined }) {
  if (control === undefined || control.needs.length === 0) return null;
  return (
    <>
      <p className={styles.note}>This control is answered by:</p>
      <ul>
        {control.needs.map(({ type, shows }) => (
          <li key={type}>
            <code>{type}</code>: {shows}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A finding decides without evidence, so no evidence is missing. */
function noneOf({ reason }: Verdict): string {
  return reason === 'finding-adverse' ? 'Decided by a finding' : 'No evidence';
}
