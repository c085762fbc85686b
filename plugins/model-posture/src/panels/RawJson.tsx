import { escapeForDisplay } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import styles from './Panels.module.css';

/** Characters shown at once; the rest is cut with a note. */
const MAX_LENGTH = 100_000;

/** Any payload as indented JSON. */
export function RawJson({
  payload,
  label,
}: {
  readonly payload: JsonObject;
  readonly label: string;
}) {
  const json = JSON.stringify(payload, null, 2);
  const shown = json.length > MAX_LENGTH ? `${json.slice(0, MAX_LENGTH)}\n… cut` : json;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable box must be reachable by keyboard
    <pre className={styles.raw} role="group" aria-label={label} tabIndex={0} dir="ltr">
      {escapeForDisplay(shown, { keepLines: true })}
    </pre>
  );
}
