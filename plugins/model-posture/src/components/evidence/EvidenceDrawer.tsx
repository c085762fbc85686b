import type { CompoundEntityRef } from '@backstage/catalog-model';
import { Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ControlView } from '@weighbridge/core/view';
import { Age } from '../parts/Age.tsx';
import { ConditionNote } from '../parts/ConditionNote.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { TierMark } from '../parts/TierMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { FindingList } from './FindingList.tsx';
import styles from './EvidenceDrawer.module.css';

/** What a control's verdict rests on: the drawer next to the entity tab. */
export function EvidenceDrawer(props: {
  readonly entity: CompoundEntityRef;
  readonly detail: ModelDetail;
  readonly shown: ControlView;
  readonly onClose: () => void;
}) {
  const { entity, detail, shown, onClose } = props;
  const { verdict, control } = shown;
  const title = `Evidence for ${verdict.control}`;
  return (
    <Dialog isOpen onOpenChange={(open) => !open && onClose()} className={styles.drawer ?? ''}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.body ?? ''}>
        <Lead shown={shown} />
        <FindingList detail={detail} verdict={verdict} />
        <EvidenceList entity={entity} verdict={verdict} control={control} />
      </DialogBody>
    </Dialog>
  );
}

function Lead({
  shown: { verdict, control, known, condition, remedy },
}: {
  readonly shown: ControlView;
}) {
  return (
    <div className={styles.lead}>
      <Text as="p" variant="title-x-small" weight="bold">
        {control?.title ?? verdict.control}
      </Text>
      <div className={styles.meta}>
        <StatusMark status={verdict.status} />
        <TierMark tier={verdict.tier} known={known} />
        {verdict.observedAt !== undefined && (
          <span>
            observed <Age at={verdict.observedAt} />
          </span>
        )}
      </div>
      <p className={styles.note}>
        <Untrusted text={verdict.message} />
      </p>
      <ConditionNote condition={condition} />
      {remedy !== undefined && (
        <p className={styles.note}>
          <strong>What to do: </strong>
          <Untrusted text={remedy} />
        </p>
      )}
    </div>
  );
}
