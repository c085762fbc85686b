import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { gateWord } from '@weighbridge/core/view';
import type { NextStep } from '@weighbridge/core/view';
import { useArrival } from '../../hooks/useArrival.ts';
import type { ModelCall } from '../../hooks/useModel.ts';
import { waitingOf } from '../../waiting.ts';
import { Announcement } from '../parts/Announcement.tsx';
import { BestStep } from '../parts/BestStep.tsx';
import { GateChip } from '../parts/GateChip.tsx';
import { Panel } from '../parts/Panel.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { WeighButton } from './WeighButton.tsx';
import styles from './PostureTab.module.css';

/** The gate in one word, weighing again, and what to do first. The reasons follow, and only then the counts. */
export function GateHeader({
  model,
  detail,
  step,
}: {
  readonly model: ModelCall;
  readonly detail: ModelDetail;
  /** What to do first; undefined if nothing keeps the gate shut, or only an old answer is known. */
  readonly step: NextStep | undefined;
}) {
  return (
    <Panel aria-label="Gate">
      <div className={styles.gate}>
        <Answer detail={detail} />
        <WeighButton model={model} />
      </div>
      {step !== undefined && <BestStep step={step} />}
      {model.weighError !== undefined && (
        <ProblemPanel
          title="The model could not be weighed"
          error={model.weighError}
          onRetry={model.weigh}
        />
      )}
      <Announcement text={announce(model, detail)} />
    </Panel>
  );
}

function Answer({ detail: { summary } }: { readonly detail: ModelDetail }) {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div className={styles.gateText}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        Posture{' '}
        <GateChip
          outcome={summary.gate?.outcome ?? null}
          waiting={waitingOf(summary)}
          size="large"
        />
      </h2>
      {summary.gate === null && <p className={styles.sentence}>{waitingOf(summary).sentence}</p>}
    </div>
  );
}

/** What a screen reader announces while a weighing runs, and when it is over. */
function announce({ weighing, weighed, pending }: ModelCall, { summary }: ModelDetail): string {
  if (weighing) return 'Weighing the model.';
  if (!weighed || pending) return '';
  if (summary.gate === null) return `Not weighed: ${waitingOf(summary).word}.`;
  return `Weighed: ${gateWord(summary.gate.outcome).word}.`;
}
