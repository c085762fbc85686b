import { Alert, Flex } from '@backstage/ui';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { minuteOf } from '@weighbridge/core/view';
import type { ControlView } from '@weighbridge/core/view';
import { useState } from 'react';
import { useModel } from '../../hooks/useModel.ts';
import type { ModelCall } from '../../hooks/useModel.ts';
import { freshViewOf, viewOf } from '../../view.ts';
import { EvidenceDrawer } from '../evidence/EvidenceDrawer.tsx';
import { AddModelHelp } from '../parts/AddModelHelp.tsx';
import { LoadingPanel } from '../parts/LoadingPanel.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { SharedNote } from '../parts/SharedNote.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { About } from './About.tsx';
import { FamilySection } from './FamilySection.tsx';
import { FamilyStrip } from './FamilyStrip.tsx';
import { GateHeader } from './GateHeader.tsx';
import { Reasons } from './Reasons.tsx';
import { Remarks } from './Remarks.tsx';
import { UncollectedControls } from './UncollectedControls.tsx';
import styles from './PostureTab.module.css';

/** The entity tab: the gate, its reasons, every control, and the evidence under each. */
export function PostureTab() {
  const model = useModel();
  if (model.value !== undefined) return <Loaded model={model} detail={model.value} />;
  if (model.error === undefined) return <LoadingPanel label="Reading the posture" rows={8} />;
  if (model.error.name === 'NotFoundError') return <AddModelHelp />;
  return (
    <ProblemPanel
      title="The posture could not be read"
      error={model.error}
      onRetry={model.again}
      reading
    />
  );
}

function Loaded({ model, detail }: { readonly model: ModelCall; readonly detail: ModelDetail }) {
  const [open, setOpen] = useState<ControlView>();
  const { summary } = detail;
  const fresh = freshViewOf(detail);
  return (
    <Flex direction="column" gap="6">
      {model.error !== undefined && (
        <ProblemPanel
          title="The posture could not be refreshed"
          error={model.error}
          onRetry={model.again}
        />
      )}
      <GateHeader model={model} detail={detail} step={fresh?.nextStep} />
      <ModelProblem detail={detail} />
      {summary.location === null && detail.posture === null && <AddModelHelp />}
      {fresh !== undefined && <Reasons view={fresh} onOpen={setOpen} />}
      <SharedNote shared={detail.shared} />
      <About detail={detail} entity={model.entity} holdsUntil={fresh?.gate.holdsUntil} />
      <Controls detail={detail} onOpen={setOpen} />
      {open !== undefined && (
        <EvidenceDrawer
          entity={model.entity}
          detail={detail}
          shown={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Flex>
  );
}

/** Every control of the last statement, by family, and what must not go unseen with them. */
function Controls({
  detail,
  onOpen,
}: {
  readonly detail: ModelDetail;
  readonly onOpen: (shown: ControlView) => void;
}) {
  const view = viewOf(detail);
  if (detail.posture === null || view === undefined) return null;
  return (
    <>
      <FamilyStrip families={view.families} />
      {view.families.map((family) => (
        <FamilySection key={family.id} family={family} onOpen={onOpen} />
      ))}
      <UncollectedControls families={view.families} />
      <Remarks posture={detail.posture} view={view} />
    </>
  );
}

/** Why there is no fresh posture; an old one below it is marked as old. */
function ModelProblem({ detail: { summary, posture } }: { readonly detail: ModelDetail }) {
  if (summary.error === null) return null;
  const failed = summary.state === 'error';
  return (
    <Alert
      role={failed ? 'alert' : 'status'}
      status={failed ? 'danger' : 'info'}
      icon
      title={failed ? 'The last weighing failed' : 'Why it was not weighed'}
      description={
        <>
          <p className={styles.note}>
            <Untrusted text={summary.error.message} />
          </p>
          {posture !== null && (
            <p className={styles.note}>
              What follows is what the weighing of {minuteOf(posture.assessedAt)} found; the model
              may have changed since.
            </p>
          )}
        </>
      }
    />
  );
}
