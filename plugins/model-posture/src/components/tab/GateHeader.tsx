import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ReactNode } from 'react';
import { useArrival } from '../../hooks/useArrival.ts';
import type { ModelCall } from '../../hooks/useModel.ts';
import { formatDay } from '../../time.ts';
import { waitingOf } from '../../waiting.ts';
import { GATES } from '../../words.ts';
import { Age } from '../parts/Age.tsx';
import { Announcement } from '../parts/Announcement.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { CountsLine } from '../parts/CountsLine.tsx';
import { GateChip } from '../parts/GateChip.tsx';
import { Panel } from '../parts/Panel.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { Bom } from './Bom.tsx';
import { WeighButton } from './WeighButton.tsx';
import styles from './PostureTab.module.css';

/** The gate in one line, its counts, what it is about, and weighing again. */
export function GateHeader({
  model,
  detail,
}: {
  readonly model: ModelCall;
  readonly detail: ModelDetail;
}) {
  return (
    <Panel aria-label="Gate">
      <div className={styles.gate}>
        <Answer detail={detail} />
        <WeighButton model={model} />
      </div>
      {model.weighError !== undefined && (
        <ProblemPanel
          title="The model could not be weighed"
          error={model.weighError}
          onRetry={model.weigh}
        />
      )}
      <Announcement text={announce(model, detail)} />
      <About detail={detail} entity={model.entity} />
    </Panel>
  );
}

function Answer({ detail: { summary, posture } }: { readonly detail: ModelDetail }) {
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
      {summary.counts !== null && (
        <CountsLine counts={summary.counts} waived={posture?.gate.waived ?? 0} />
      )}
      <p className={styles.sentence}>
        {summary.gate === null ? (
          waitingOf(summary).sentence
        ) : (
          <Untrusted text={summary.gate.sentence} />
        )}
      </p>
    </div>
  );
}

/** What a screen reader hears while a weighing runs, and when it is over. */
function announce({ weighing, weighed, pending }: ModelCall, { summary }: ModelDetail): string {
  if (weighing) return 'Weighing the model.';
  if (!weighed || pending) return '';
  if (summary.gate === null) return `Not weighed: ${waitingOf(summary).word}.`;
  return `Weighed: ${GATES[summary.gate.outcome].word}.`;
}

function About({
  detail,
  entity,
}: {
  readonly detail: ModelDetail;
  readonly entity: CompoundEntityRef;
}) {
  const { summary, posture } = detail;
  return (
    <dl className={styles.about}>
      <Known detail={detail} />
      {summary.state === 'weighed' && posture?.gate.holdsUntil !== undefined && (
        <Fact name="Holds until">{formatDay(posture.gate.holdsUntil)}</Fact>
      )}
      {posture !== null && (
        <Fact name="Policy">
          <Untrusted text={posture.policy.name} />
        </Fact>
      )}
      {posture !== null && (detail.bomBytes !== null || detail.bomShipped !== null) && (
        <Fact name="Bill of materials">
          <Bom detail={detail} entity={entity} />
        </Fact>
      )}
      {summary.location !== null && (
        <Fact name="Model">
          <Untrusted code text={summary.location} />
        </Fact>
      )}
      {summary.digest !== null && (
        <Fact name="Digest">
          <Untrusted code text={`${summary.digest.slice(0, 19)}…`} />
          <CopyButton text={summary.digest} label="Copy the digest of the model" />
        </Fact>
      )}
    </dl>
  );
}

/** How fresh and how wide what is known is. */
function Known({ detail: { summary } }: { readonly detail: ModelDetail }) {
  const { coverage } = summary;
  return (
    <>
      <Fact name="Weighed">
        {summary.weighedAt === null ? 'never' : <Age at={summary.weighedAt} />}
      </Fact>
      {summary.oldestEvidenceAt !== null && (
        <Fact name="Oldest evidence">
          <Age at={summary.oldestEvidenceAt} />
        </Fact>
      )}
      {coverage !== null && (
        <Fact name="Evidence for">
          {coverage.controls - coverage.none} of {coverage.controls} controls
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
