import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { viewPosture } from '@weighbridge/core/view';
import type { PostureView } from '@weighbridge/core/view';

/** What is shown of a model's last statement; undefined where it has none. */
export function viewOf({ posture, controls }: ModelDetail): PostureView | undefined {
  return posture === null ? undefined : viewPosture(posture, controls);
}

/** The same while the statement holds; one that is the past gives no reasons and no advice. */
export function freshViewOf(detail: ModelDetail): PostureView | undefined {
  return detail.summary.state === 'weighed' ? viewOf(detail) : undefined;
}
