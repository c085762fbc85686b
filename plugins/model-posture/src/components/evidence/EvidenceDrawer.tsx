import type { CompoundEntityRef } from '@backstage/catalog-model';
import { Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Control, Verdict } from '@weighbridge/core';
import { Age } from '../parts/Age.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { TierMark } from '../parts/TierMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { WaiverNote } from '../parts/WaiverNote.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { FindingList } from './FindingList.tsx';
import styles from './EvidenceDrawer.module.css';

/** What a control's verdict rests on: the drawer beside the entity tab. */
export function EvidenceDrawer(props: {
  readonly entity: CompoundEntityRef;
  readonly detail: ModelDetail;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}) {
  const { entity, detail, verdict, onClose } = props;
  const control = detail.controls.find(({ id }) => id === verdict.control);
  const title = `Evidence for ${verdict.control}`;
  return (
    <Dialog isOpen onOpenChange={(open) => !open && onClose()} className={styles.drawer ?? ''}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.body ?? ''}>
        <Lead verdict={verdict} control={control} />
        <FindingList detail={detail} verdict={verdict} />
        <EvidenceList entity={entity} verdict={verdict} control={control} />
      </DialogBody>
    </Dialog>
  );
}

function Lead({
  verdict,
  control,
}: {
  readonly verdict: Verdict;
  readonly control: Control | undefined;
}) {
  const remedy = verdict.remedy ?? control?.remediation;
  return (
    <div className={styles.lead}>
      <Text as="p" variant="title-x-small" weight="bold">
        {control?.title ?? verdict.control}
      </Text>
      <div className={styles.meta}>
        <StatusMark status={verdict.status} />
        <TierMark tier={verdict.tier} byFinding={verdict.reason === 'finding-adverse'} />
        {verdict.observedAt !== undefined && (
          <span>
            observed <Age at={verdict.observedAt} />
          </span>
        )}
      </div>
      <p className={styles.note}>
        <Untrusted text={verdict.message} />
      </p>
      {verdict.waiver !== undefined && <WaiverNote waiver={verdict.waiver} />}
      {remedy !== undefined && needsAction(verdict) && (
        <p className={styles.note}>
          <strong>What to do: </strong>
          <Untrusted text={remedy} />
        </p>
      )}
    </div>
  );
}

function needsAction({ status }: Verdict): boolean {
  return status === 'fail' || status === 'unknown';
}
