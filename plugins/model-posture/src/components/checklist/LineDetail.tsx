import { useApi } from '@backstage/core-plugin-api';
import type { FleetLine } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Control } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { modelPostureApiRef } from '../../api/ModelPostureApi.ts';
import { useCall } from '../../hooks/useCall.ts';
import { Age } from '../parts/Age.tsx';
import { Icon } from '../parts/Icon.tsx';
import { madeOf, MISSING, missingOf } from './answers.ts';
import { AllOwners, uncollectedOf } from './LineOwners.tsx';
import { modelsHref, useFleetPaths } from './paths.ts';
import type { ChecklistView } from './useChecklistQuery.ts';
import styles from './Checklist.module.css';

/** An open line: its question, the controls that answer it, the evidence's age, every owner. */
export function LineDetail({
  line,
  view,
}: {
  readonly line: FleetLine;
  readonly view: ChecklistView;
}) {
  return (
    <div className={styles.detailBody}>
      <div className={styles.detailText}>
        <p className={styles.question}>{line.question}</p>
        <EvidenceSpan line={line} />
        <Made line={line} />
        <Uncollected line={line} />
        <MissingLink line={line} owner={view.owner} />
      </div>
      <div>
        <h3 className={styles.detailTitle}>
          Answered by {plural(line.controls.length, 'control')}
        </h3>
        <Controls line={line} />
      </div>
      {line.owners.length > 0 && (
        <div>
          <h3 className={styles.detailTitle}>Who owns what is missing</h3>
          <AllOwners line={line} />
        </div>
      )}
    </div>
  );
}

function EvidenceSpan({
  line: { oldestEvidenceAt, newestEvidenceAt },
}: {
  readonly line: FleetLine;
}) {
  if (oldestEvidenceAt === null || newestEvidenceAt === null) {
    return <p className={styles.muted}>There is no evidence for this line yet.</p>;
  }
  return (
    <p className={styles.muted}>
      Oldest evidence <Age at={oldestEvidenceAt} />, newest <Age at={newestEvidenceAt} />
    </p>
  );
}

/** Explains a pass that rests only on a bill of materials made by this portal. */
function Made({ line: { counts } }: { readonly line: FleetLine }) {
  const text = madeOf(counts);
  if (text === '') return null;
  const models = counts.made === 1 ? 'that model' : 'those models';
  return (
    <p className={styles.muted}>
      {text[0]?.toUpperCase()}
      {text.slice(1)}: no bill of materials came with {models}.
    </p>
  );
}

/** Why no owner is blamed for what is unknown here. */
function Uncollected({ line }: { readonly line: FleetLine }) {
  const text = uncollectedOf(line);
  if (text === '') return null;
  return (
    <p className={styles.muted}>
      There is {text}, so no model can hold it, and no owner can change that: owners are named only
      for what failed or has run out.
    </p>
  );
}

function MissingLink({ line, owner }: { readonly line: FleetLine; readonly owner: string }) {
  const paths = useFleetPaths();
  const missing = missingOf(line.counts);
  if (missing === 0) return null;
  return (
    <Link
      className={styles.textLink}
      data-focus-key={`${line.id} missing`}
      to={modelsHref(paths, { line: line.id, answers: MISSING, owner })}
    >
      Show the {plural(missing, 'model')} that {missing === 1 ? 'does' : 'do'} not hold it
    </Link>
  );
}

/** What each control demands, as soon as the backend has answered; its id is there at once. */
function Controls({ line }: { readonly line: FleetLine }) {
  const api = useApi(modelPostureApiRef);
  const { value } = useCall(useCallback((signal) => api.listControls({ signal }), [api]));
  return (
    <ul className={styles.controls}>
      {line.controls.map((id) => (
        <li key={id}>
          <ControlItem id={id} control={value?.items.find((each) => each.id === id)} />
          {line.uncollected.includes(id) && <span className={styles.muted}>no collector yet</span>}
        </li>
      ))}
    </ul>
  );
}

function ControlItem({
  id,
  control,
}: {
  readonly id: string;
  readonly control: Control | undefined;
}) {
  if (control === undefined) return <span className={styles.id}>{id}</span>;
  return (
    <details className={styles.control}>
      <summary>
        <Icon name="chevron" />
        <span>
          {control.title} <span className={styles.id}>{id}</span>
        </span>
      </summary>
      <p>
        {control.remediation} Evidence holds for {plural(control.maxAgeDays, 'day')}.
      </p>
      <ul>
        {control.needs.map(({ type, shows }) => (
          <li key={type}>
            <code>{type}</code>: {shows}
          </li>
        ))}
        {control.unless && (
          <li>
            It does not apply with <code>{control.unless.type}</code>: {control.unless.shows}
          </li>
        )}
      </ul>
    </details>
  );
}
