import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { viewPosture } from '@weighbridge/core/view';
import type { PostureView } from '@weighbridge/core/view';

/** The view of a model's last statement; undefined if it has none. */
export function viewOf({ posture, controls }: ModelDetail): PostureView | undefined {
  return posture === null ? undefined : viewPosture(posture, controls);
}

/** The same while the statement holds; an outdated one gives no reasons and no advice. */
export function freshViewOf(detail: ModelDetail): PostureView | undefined {
  return detail.summary.state === 'weighed' ? viewOf(detail) : undefined;
}
