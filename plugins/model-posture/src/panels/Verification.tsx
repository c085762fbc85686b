import type { JsonObject } from '@weighbridge/core';
import type { Mood } from '@weighbridge/core/view';
import { Icon } from '../components/parts/Icon.tsx';
import type { IconName } from '../components/parts/Icon.tsx';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { answer, object, text } from './read.ts';
import styles from './Panels.module.css';

interface Look {
  readonly icon: IconName;
  readonly mood: Mood;
  readonly words: string;
}

/** Anything except a plain true is loud. */
const LOOKS: Readonly<Record<ReturnType<typeof answer>, Look>> = {
  Yes: { icon: 'check', mood: 'good', words: 'Verified' },
  No: { icon: 'cross', mood: 'bad', words: 'NOT VERIFIED: do not rely on anything it says' },
  'Not checked': {
    icon: 'question',
    mood: 'unsure',
    words: 'NOT CHECKED: nothing says whether it holds',
  },
};

/** Whether a signature holds, and why not, above everything that it says. */
export function Verification({ payload }: { readonly payload: JsonObject }) {
  const { icon, mood, words } = LOOKS[answer(payload, 'verified')];
  const problem = object(payload, 'problem');
  const [code, message] = [text(problem, 'code'), text(problem, 'message')];
  return (
    <div className={[styles.banner, styles[mood]].join(' ')} role="note" aria-label={words}>
      <p className={styles.bannerWords}>
        <Icon name={icon} /> {words}
      </p>
      {code !== undefined && (
        <p className={styles.bannerNote}>
          <Untrusted code text={code} /> <Untrusted text={message ?? ''} />
        </p>
      )}
    </div>
  );
}
