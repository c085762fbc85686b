import { minuteOf } from '@weighbridge/core/view';
import { formatAge } from '../../time.ts';

/** How long ago something was, with the exact time in its tooltip and for machines. */
export function Age({ at, nowMs = Date.now() }: { readonly at: string; readonly nowMs?: number }) {
  return (
    <time dateTime={at} title={minuteOf(at)}>
      {formatAge(at, nowMs)}
    </time>
  );
}
