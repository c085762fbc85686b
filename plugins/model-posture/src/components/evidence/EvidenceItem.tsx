import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Text } from '@backstage/ui';
import type {
  EvidenceDetail,
  EvidenceStatus,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { Attested, Evidence } from '@weighbridge/core';
import { useCallback } from 'react';
import { modelPostureApiRef } from '../../api/ModelPostureApi.ts';
import { useCall } from '../../hooks/useCall.ts';
import { Facts } from '../../panels/Facts.tsx';
import { panelOf } from '../../panels/panel-of.tsx';
import { RawJson } from '../../panels/RawJson.tsx';
import { Age } from '../parts/Age.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { LoadingPanel } from '../parts/LoadingPanel.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { TierMark } from '../parts/TierMark.tsx';
import { Untrusted } from '../parts/Untrusted.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import styles from './EvidenceDrawer.module.css';

const OUTDATED: Readonly<Record<Exclude<EvidenceStatus, 'current'>, string>> = {
  superseded:
    'Superseded: the model has since been weighed again. Reload the page to see what holds now.',
  withdrawn: 'Withdrawn: this evidence is gone, and nothing replaced it.',
};

/** One evidence item with its payload, fetched when it is shown. */
export function EvidenceItem({
  entity,
  id,
}: {
  readonly entity: CompoundEntityRef;
  readonly id: string;
}) {
  const api = useApi(modelPostureApiRef);
  const { value, error, again } = useCall(
    useCallback((signal) => api.getEvidence(entity, id, { signal }), [api, entity, id]),
  );
  return (
    <li className={styles.item}>
      {error !== undefined && (
        <ProblemPanel title="This evidence could not be read" error={error} onRetry={again} />
      )}
      {value === undefined && error === undefined && (
        <LoadingPanel label="Reading evidence" rows={4} />
      )}
      {value !== undefined && <Loaded detail={value} />}
    </li>
  );
}

function Loaded({ detail: { evidence, status } }: { readonly detail: EvidenceDetail }) {
  const panel = panelOf(evidence.type);
  const raw = <RawJson payload={evidence.payload} label={`Payload of ${evidence.type} as JSON`} />;
  return (
    <>
      <div className={styles.itemHead}>
        <Text as="h4" variant="body-medium" weight="bold">
          {panel === undefined ? <Untrusted code text={evidence.type} /> : panel.title}
        </Text>
        <span className={styles.meta}>
          <TierMark tier={evidence.tier} />
          <Age at={evidence.observedAt} />
        </span>
      </div>
      {status !== 'current' && <p className={styles.note}>{OUTDATED[status]}</p>}
      {panel === undefined ? (
        raw
      ) : (
        <PanelBoundary key={evidence.id} fallback={raw}>
          <panel.Panel payload={evidence.payload} evidence={evidence} />
        </PanelBoundary>
      )}
      <details className={styles.raw}>
        <summary>Source and raw evidence</summary>
        <Source evidence={evidence} />
        {panel !== undefined && raw}
      </details>
    </>
  );
}

function Source({ evidence }: { readonly evidence: Evidence }) {
  return (
    <Facts
      facts={[
        ['Evidence id', <IdWithCopy key="id" id={evidence.id} />],
        ['Type', <Untrusted key="type" code text={evidence.type} />],
        [
          'Producer',
          <Untrusted
            key="producer"
            text={`${evidence.producer.name} ${evidence.producer.version}`}
          />,
        ],
        ['Locator', <Untrusted key="locator" code text={evidence.locator} />],
        ['Observed at', <Untrusted key="observed" text={evidence.observedAt} />],
        [
          'Expires at',
          evidence.expiresAt === undefined ? undefined : (
            <Untrusted key="expires" text={evidence.expiresAt} />
          ),
        ],
        [
          'Handed in by',
          evidence.attested && <Untrusted key="attested" text={nameOf(evidence.attested)} />,
        ],
        [
          'By statement',
          evidence.attested && (
            <Untrusted key="statement" code text={evidence.attested.statement} />
          ),
        ],
        ['About', <Untrusted key="about" text={evidence.subject.model} />],
      ]}
    />
  );
}

/** The proven signer of the statement. */
function nameOf({ signer }: Attested): string {
  if (signer === null) return 'No known signer';
  return signer.identity ?? signer.certificateSubject ?? signer.name;
}

function IdWithCopy({ id }: { readonly id: string }) {
  return (
    <>
      <Untrusted code text={id} /> <CopyButton text={id} label="Copy the evidence id" />
    </>
  );
}
