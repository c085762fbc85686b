import { useEntityRefLink, EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import type { ModelDetail, ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import type { PostureView } from '@weighbridge/core/view';
import { plural } from '@weighbridge/core/view';
import { useModel } from '../../hooks/useModel.ts';
import type { ModelCall } from '../../hooks/useModel.ts';
import { freshViewOf } from '../../view.ts';
import { waitingOf } from '../../waiting.ts';
import { AddModelHelp } from '../parts/AddModelHelp.tsx';
import { Age } from '../parts/Age.tsx';
import { BestStep } from '../parts/BestStep.tsx';
import { CountsLine } from '../parts/CountsLine.tsx';
import { GateChip } from '../parts/GateChip.tsx';
import { LoadingPanel } from '../parts/LoadingPanel.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { SharedNote } from '../parts/SharedNote.tsx';
import { StatusMark } from '../parts/StatusMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './PostureCard.module.css';

/** Reasons listed on the card. */
const MAX_REASONS = 3;

/** The overview card: gate, what to do first, the first reasons, then the sentence and the counts, with a link to the whole posture. */
export function PostureCard() {
  const model = useModel();
  const link = useEntityRefLink();
  const weighed = model.value !== undefined && model.value.posture !== null;
  return (
    <EntityInfoCard
      title="Model posture"
      footerActions={
        weighed && <Link href={`${link(model.entity)}/posture`}>Controls and evidence</Link>
      }
    >
      <Body model={model} />
    </EntityInfoCard>
  );
}

function Body({ model }: { readonly model: ModelCall }) {
  if (model.value !== undefined) return <Loaded detail={model.value} />;
  if (model.error === undefined) return <LoadingPanel label="Reading the posture" />;
  if (model.error.name === 'NotFoundError') return <AddModelHelp heading="h3" />;
  return (
    <ProblemPanel
      title="The posture could not be read"
      error={model.error}
      onRetry={model.again}
      reading
    />
  );
}

function Loaded({ detail }: { readonly detail: ModelDetail }) {
  const { summary } = detail;
  return (
    <Flex direction="column" gap="3">
      <div>
        <GateChip outcome={summary.gate?.outcome ?? null} waiting={waitingOf(summary)} />
      </div>
      <Waiting summary={summary} />
      <Advice view={freshViewOf(detail)} />
      <SharedNote shared={detail.shared} />
      <Sentence summary={summary} />
      {summary.counts !== null && (
        <CountsLine counts={summary.counts} gate={detail.posture?.gate} />
      )}
      <Weighed at={summary.weighedAt} />
      {summary.location === null && summary.state === 'pending' && <AddModelHelp heading="h3" />}
    </Flex>
  );
}

/** What to do first, and why the gate has this outcome. */
function Advice({ view }: { readonly view: PostureView | undefined }) {
  if (view === undefined) return null;
  return (
    <>
      {view.nextStep !== undefined && <BestStep step={view.nextStep} />}
      <TopReasons reasons={view.reasons} />
    </>
  );
}

/** Why there is no fresh answer, if there is none. */
function Waiting({ summary }: { readonly summary: ModelSummary }) {
  return (
    <>
      {summary.gate === null && <Text as="p">{waitingOf(summary).sentence}</Text>}
      {summary.error !== null && (
        <Text as="p" className={styles.muted ?? ''}>
          <Untrusted text={summary.error.message} />
        </Text>
      )}
    </>
  );
}

function Sentence({ summary }: { readonly summary: ModelSummary }) {
  if (summary.gate === null) return null;
  return (
    <Text as="p">
      <Untrusted text={summary.gate.sentence} />
    </Text>
  );
}

function Weighed({ at }: { readonly at: string | null }) {
  if (at === null) return null;
  return (
    <Text as="p" variant="body-small" className={styles.muted ?? ''}>
      Weighed <Age at={at} />
    </Text>
  );
}

function TopReasons({ reasons }: Pick<PostureView, 'reasons'>) {
  if (reasons.length === 0) return null;
  return (
    <>
      <ul className={styles.reasons} aria-label="Reasons">
        {reasons.slice(0, MAX_REASONS).map(({ verdict }) => (
          <li key={verdict.control} className={styles.reason}>
            <StatusMark status={verdict.status} />
            <span>
              <Untrusted text={verdict.message} />
            </span>
          </li>
        ))}
      </ul>
      {reasons.length > MAX_REASONS && (
        <Text as="p" className={styles.muted ?? ''}>
          and {plural(reasons.length - MAX_REASONS, 'more control')}
        </Text>
      )}
    </>
  );
}
