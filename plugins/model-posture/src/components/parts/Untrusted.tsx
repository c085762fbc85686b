import { escapeForDisplay } from '@weighbridge/core';
import styles from './Untrusted.module.css';

/**
 * Text that a model, a file name, a card or a catalog entity supplied.
 *
 * Always text, never markup and never a link; characters that act on a display or hide from a reader
 * are written out, and the direction of the text cannot leak into its surroundings.
 */
export function Untrusted({
  text,
  code = false,
}: {
  readonly text: string;
  readonly code?: boolean;
}) {
  const Element = code ? 'code' : 'bdi';
  return (
    <Element dir={code ? 'ltr' : 'auto'} className={code ? styles.code : styles.text}>
      {escapeForDisplay(text)}
    </Element>
  );
}
