import { FAMILIES, plural } from '../../words.ts';
import { Panel } from '../parts/Panel.tsx';
import type { Family } from './verdicts.ts';
import styles from './PostureTab.module.css';

/** Controls that nothing looks at yet: counted in one line, listed on demand, never hidden. */
export function UncollectedControls({ families }: { readonly families: readonly Family[] }) {
  const open = families.filter(({ uncollected }) => uncollected.length > 0);
  const count = open.reduce((sum, { uncollected }) => sum + uncollected.length, 0);
  if (count === 0) return null;
  return (
    <Panel as="details" className={styles.uncollected}>
      <summary>
        {plural(count, 'control has', 'controls have')} no collector yet, and so{' '}
        {count === 1 ? 'is' : 'are'} unknown
      </summary>
      <dl>
        {open.map(({ id, uncollected }) => (
          <div key={id}>
            <dt>{FAMILIES[id]}</dt>
            {uncollected.map(({ control }) => (
              <dd key={control.id}>
                {control.title} <span className={styles.id}>{control.id}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Panel>
  );
}
