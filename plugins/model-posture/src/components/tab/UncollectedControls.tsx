import { plural } from '@weighbridge/core/view';
import type { FamilyView } from '@weighbridge/core/view';
import { Panel } from '../parts/Panel.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './PostureTab.module.css';

/** Controls that nothing looks at yet: counted in one line, listed on demand, never hidden. */
export function UncollectedControls({ families }: { readonly families: readonly FamilyView[] }) {
  const open = families
    .map(({ id, title, controls }) => ({
      id,
      title,
      waiting: controls.filter(({ group }) => group === 'waiting'),
    }))
    .filter(({ waiting }) => waiting.length > 0);
  const count = open.reduce((sum, { waiting }) => sum + waiting.length, 0);
  if (count === 0) return null;
  return (
    <Panel as="details" className={styles.uncollected}>
      <summary>
        {plural(count, 'control has', 'controls have')} no collector yet, and so{' '}
        {count === 1 ? 'is' : 'are'} unknown
      </summary>
      <dl>
        {open.map(({ id, title, waiting }) => (
          <div key={id}>
            <dt>
              <Untrusted text={title} />
            </dt>
            {waiting.map(({ verdict, control }) => (
              <dd key={verdict.control}>
                {control?.title} <span className={styles.id}>{verdict.control}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Panel>
  );
}
