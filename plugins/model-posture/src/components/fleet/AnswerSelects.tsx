import { useApi } from '@backstage/core-plugin-api';
import { Select } from '@backstage/ui';
import type {
  ChecklistState,
  ControlList,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { escapeForDisplay } from '@weighbridge/core';
import { checklist } from '@weighbridge/posture';
import { useCallback, useState } from 'react';
import { modelPostureApiRef } from '../../api/ModelPostureApi.ts';
import { useCall } from '../../hooks/useCall.ts';
import { ANSWERS } from '../checklist/answers.ts';
import type { FleetQuery } from './useFleetQuery.ts';

/** "All" needs its own key in a select. */
const ALL = 'all';

/** Several answers, from a link of a checklist count: not a single choice. */
const SEVERAL = 'several';

/** The practices of the checklist, then the controls that none of them asks. */
const PRACTICES = checklist.map(({ id, title }) => ({ id, title }));
const ASKED = new Set(checklist.flatMap(({ controls }) => controls));

/** A practice or a control, and its answer for the models. */
export function AnswerSelects({ query: { filter, set } }: { readonly query: FleetQuery }) {
  const { answered } = filter;
  // The chosen answers stay when the line changes.
  const choose = (line: string) =>
    set(
      line === ''
        ? { line, answer: '' }
        : { line, ...(answered === undefined ? { answer: 'fail' } : {}) },
    );
  return (
    <>
      <LineSelect line={answered?.line ?? ''} onChange={choose} />
      {answered !== undefined && (
        <AnswerSelect answers={answered.answers} onChange={(answer) => set({ answer })} />
      )}
    </>
  );
}

function LineSelect({
  line,
  onChange,
}: {
  /** Empty for all. */
  readonly line: string;
  readonly onChange: (line: string) => void;
}) {
  // The controls are requested from the backend when the user searches for one.
  const [wanted, setWanted] = useState(false);
  const lines = useLines(wanted);
  const isKnown = line === '' || lines.some(({ id }) => id === line);
  return (
    <Select
      aria-label="Practice or control"
      searchable
      onOpenChange={(isOpen) => setWanted((last) => last || isOpen)}
      searchPlaceholder="Search practices and controls"
      options={[
        { value: ALL, label: 'All practices and controls' },
        ...lines.map(({ id, title }) => ({ value: id, label: escapeForDisplay(`${id} ${title}`) })),
        ...(isKnown ? [] : [{ value: line, label: line }]),
      ]}
      value={line === '' ? ALL : line}
      onChange={(key) => onChange(typeof key === 'string' && key !== ALL ? key : '')}
    />
  );
}

function AnswerSelect({
  answers,
  onChange,
}: {
  readonly answers: readonly ChecklistState[];
  readonly onChange: (answer: string) => void;
}) {
  const isSeveral = answers.length > 1;
  return (
    <Select
      aria-label="Answer"
      options={[
        ...(isSeveral ? [{ value: SEVERAL, label: 'Several answers' }] : []),
        ...ANSWERS.map(({ state, word }) => ({ value: state, label: word })),
      ]}
      value={isSeveral ? SEVERAL : (answers[0] ?? '')}
      onChange={(key) => {
        if (typeof key === 'string' && key !== SEVERAL) onChange(key);
      }}
    />
  );
}

/** The filters for models: the ten practices until the backend's controls are read. */
function useLines(wanted: boolean): readonly { readonly id: string; readonly title: string }[] {
  const api = useApi(modelPostureApiRef);
  const { value } = useCall<ControlList | undefined>(
    useCallback(
      async (signal: AbortSignal) => (wanted ? api.listControls({ signal }) : undefined),
      [api, wanted],
    ),
  );
  const others = value?.items.filter(({ id }) => !ASKED.has(id)) ?? [];
  return [...PRACTICES, ...others];
}
