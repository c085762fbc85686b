import { Icon } from '../parts/Icon.tsx';
import { ANSWERS } from './answers.ts';
import { Swatch } from './LineBar.tsx';
import styles from './Checklist.module.css';

/** What the five words mean, folded until the user opens it. */
export function Meanings() {
  return (
    <details className={styles.meanings}>
      <summary>
        <Icon name="chevron" />
        <span>What the words mean</span>
      </summary>
      <dl>
        {ANSWERS.map(({ state, word, icon, mood, meaning }) => (
          <div key={state}>
            <dt className={styles[mood]}>
              <Icon name={icon} /> {word} <Swatch state={state} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
