import {
  CHECKLIST_STATES,
  MODEL_NOTICES,
  MODEL_SORTS,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ChecklistState,
  ModelNotice,
  ModelSort,
  ModelState,
  SortOrder,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { GATES, STATES } from '../../words.ts';

/** Which models are shown: kept in the address, so a view can be shared. */
export interface FleetFilter {
  readonly gate: GateOutcome | 'pending' | '';
  /** The state of the last weighing; empty for all, and while `gate` is `pending`, which means the same. */
  readonly state: ModelState | '';
  /** Entity reference of the owner; empty for all. */
  readonly owner: string;
  /** A line of the checklist and its answer for the models; undefined for all. */
  readonly answered: Answered | undefined;
  /** What needs attention; empty for all models. */
  readonly notice: ModelNotice | '';
}

/** How the models are ordered, and which page of them is shown. */
export interface FleetPlace {
  readonly sort: ModelSort;
  readonly order: SortOrder;
  /** Counted from 1. */
  readonly page: number;
  /** Models per page. */
  readonly size: number;
}

/** What a page can hold; the first is the default. */
export const PAGE_SIZES: readonly number[] = [20, 50, 100];

/** A line of the checklist with one or several of its answers. */
export interface Answered {
  readonly line: string;
  readonly answers: readonly ChecklistState[];
}

/** The filters in the address, and how to change them. */
export interface FleetQuery {
  readonly filter: FleetFilter;
  readonly search: string;
  readonly place: FleetPlace;
  readonly narrowed: boolean;
  readonly set: (change: Change) => void;
  readonly clear: () => void;
}

/** Members of the address to change; empty text removes one. Any change except of the page goes to the first page. */
export type Change = Partial<
  Record<
    | 'gate'
    | 'state'
    | 'notice'
    | 'owner'
    | 'q'
    | 'line'
    | 'answer'
    | 'sort'
    | 'order'
    | 'page'
    | 'size',
    string
  >
>;

const DEFAULT_SIZE = 20;

/** The backend skips no more than 100,000 models. */
const MAX_PAGE = 1000;

const CLEAR: Change = { gate: '', state: '', notice: '', owner: '', q: '', line: '', answer: '' };

/** Reads the filters from the address and writes them back without a new history entry. */
export function useFleetQuery(): FleetQuery {
  const [params, setParams] = useSearchParams();
  const gate = toGate(params.get('gate'));
  const state = gate === 'pending' ? '' : toState(params.get('state'));
  const owner = params.get('owner') ?? '';
  const search = params.get('q') ?? '';
  const answered = useMemo(() => toAnswered(params), [params]);
  const notice = MODEL_NOTICES.find((each) => each === params.get('notice')) ?? '';
  const place = useMemo(() => toPlace(params), [params]);
  const set = useCallback(
    (change: Change) => setParams((last) => merge(last, change), { replace: true }),
    [setParams],
  );
  return {
    filter: useMemo(
      () => ({ gate, state, owner, answered, notice }),
      [gate, state, owner, answered, notice],
    ),
    search,
    place,
    narrowed:
      [gate, state, owner, search, notice].some((text) => text !== '') || answered !== undefined,
    set,
    clear: useCallback(() => set(CLEAR), [set]),
  };
}

function toGate(text: string | null): FleetFilter['gate'] {
  return text !== null && GATES.has(text) ? (text as FleetFilter['gate']) : '';
}

function toState(text: string | null): FleetFilter['state'] {
  return text !== null && Object.hasOwn(STATES, text) ? (text as FleetFilter['state']) : '';
}

/** A line without an answer, or an answer that does not exist, narrows nothing. */
function toAnswered(params: URLSearchParams): Answered | undefined {
  const line = params.get('line') ?? '';
  const asked = new Set(params.getAll('answer'));
  const answers = CHECKLIST_STATES.filter((state) => asked.has(state));
  return /^(C([1-9]|10)|WB-[A-Z0-9]{2,8}-\d{1,3})$/.test(line) && answers.length > 0
    ? { line, answers }
    : undefined;
}

function toPlace(params: URLSearchParams): FleetPlace {
  const sort = MODEL_SORTS.find((each) => each === params.get('sort')) ?? 'gate';
  const size = Number(params.get('size'));
  const page = Number(params.get('page'));
  return {
    sort,
    order: params.get('order') === 'desc' ? 'desc' : 'asc',
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    size: PAGE_SIZES.includes(size) ? size : DEFAULT_SIZE,
  };
}

function merge(last: URLSearchParams, change: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(last);
  next.delete('page');
  for (const [key, value] of Object.entries(change)) {
    if (value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}
