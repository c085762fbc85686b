import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ReactNode } from 'react';
import { Age } from '../parts/Age.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { CountsLine } from '../parts/CountsLine.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { Bom } from './Bom.tsx';
import styles from './PostureTab.module.css';

/** What was counted, and what the answer is about: below the reasons, which come first on a small screen. */
export function About({
  detail,
  entity,
  holdsUntil,
}: {
  readonly detail: ModelDetail;
  readonly entity: CompoundEntityRef;
  /** Until when the gate stays open by time alone; undefined if it is shut or nothing ends. */
  readonly holdsUntil: string | undefined;
}) {
  const { summary } = detail;
  return (
    <Panel aria-label="About this answer">
      {summary.gate !== null && (
        <p className={styles.sentence}>
          <Untrusted text={summary.gate.sentence} />
        </p>
      )}
      {summary.counts !== null && (
        <CountsLine counts={summary.counts} gate={detail.posture?.gate} />
      )}
      <dl className={styles.about}>
        <Known detail={detail} />
        <Judged detail={detail} entity={entity} holdsUntil={holdsUntil} />
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
    </Panel>
  );
}

/** How long the answer holds, what it was judged by, and what the model is made of. */
function Judged({
  detail,
  entity,
  holdsUntil,
}: {
  readonly detail: ModelDetail;
  readonly entity: CompoundEntityRef;
  readonly holdsUntil: string | undefined;
}) {
  const { posture } = detail;
  if (posture === null) return null;
  const hasBom = detail.bomBytes !== null || detail.bomShipped !== null;
  return (
    <>
      {holdsUntil !== undefined && (
        <Fact name="Holds until">{`${holdsUntil}; then weigh again`}</Fact>
      )}
      <Fact name="Policy">
        <Untrusted text={posture.policy.name} />
      </Fact>
      {hasBom && (
        <Fact name="Bill of materials">
          <Bom detail={detail} entity={entity} />
        </Fact>
      )}
    </>
  );
}

/** Age and coverage of the evidence. */
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
