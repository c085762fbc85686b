import { stringifyEntityRef } from '@backstage/catalog-model';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { modelRefreshPermission } from '@weighbridge/backstage-plugin-model-posture-common';
import { useId } from 'react';
import type { ModelCall } from '../../hooks/useModel.ts';
import { Icon } from '../parts/Icon.tsx';
import styles from './PostureTab.module.css';

/** Weighs the model now; a user who may not sees whom to ask. */
export function WeighButton({ model }: { readonly model: ModelCall }) {
  const reason = useId();
  const { allowed, loading } = usePermission({
    permission: modelRefreshPermission,
    resourceRef: stringifyEntityRef(model.entity),
  });
  const isDenied = !loading && !allowed;
  return (
    <div className={styles.weigh}>
      <Button
        variant="secondary"
        iconStart={<Icon name="refresh" />}
        isPending={model.weighing}
        isDisabled={!allowed}
        aria-describedby={isDenied ? reason : undefined}
        onPress={model.weigh}
      >
        Re-weigh
      </Button>
      {isDenied && (
        <p id={reason} className={styles.denied}>
          You may not weigh this model. Ask whoever runs this portal for the permission{' '}
          <code>{modelRefreshPermission.name}</code>.
        </p>
      )}
    </div>
  );
}
