import type {
  ChecklistState,
  ModelNotice,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import { createContext, useContext } from 'react';

/** Addresses of the two pages that are about every model. */
export interface FleetPaths {
  readonly checklist: string;
  readonly models: string;
}

const DEFAULT_PATHS: FleetPaths = {
  checklist: '/model-posture/checklist',
  models: '/model-posture/models',
};

/** The addresses that an app provides; by default, those of a plugin that was not moved. */
export function fleetPaths(told: {
  readonly checklist: string | undefined;
  readonly models: string | undefined;
}): FleetPaths {
  return {
    checklist: told.checklist ?? DEFAULT_PATHS.checklist,
    models: told.models ?? DEFAULT_PATHS.models,
  };
}

/** Each frontend system provides where the pages are. */
export const FleetPathsContext = createContext(DEFAULT_PATHS);

/** Where the two pages are. */
export function useFleetPaths(): FleetPaths {
  return useContext(FleetPathsContext);
}

/** Which models a link leads to. */
export interface ModelsBehind {
  readonly line: string;
  readonly answers: readonly ChecklistState[];
  /** Entity reference; empty for all owners. */
  readonly owner?: string;
}

/** The address of the list of models with these answers to a line of the checklist. */
export function modelsHref(paths: FleetPaths, { line, answers, owner = '' }: ModelsBehind): string {
  const search = new URLSearchParams({ line });
  for (const answer of answers) search.append('answer', answer);
  if (owner !== '') search.set('owner', owner);
  return `${paths.models}?${search}`;
}

/** The address of the list of models with this gate. */
export function gateHref(
  paths: FleetPaths,
  { gate, owner }: { readonly gate: GateOutcome | 'pending'; readonly owner: string },
): string {
  const search = new URLSearchParams({ gate });
  if (owner !== '') search.set('owner', owner);
  return `${paths.models}?${search}`;
}

/** The address of the list of models that need attention for one reason. */
export function noticeHref(
  paths: FleetPaths,
  { notice, owner }: { readonly notice: ModelNotice; readonly owner: string },
): string {
  const search = new URLSearchParams({ notice });
  if (owner !== '') search.set('owner', owner);
  return `${paths.models}?${search}`;
}

/** The address of the checklist with one line open. */
export function checklistHref(
  paths: FleetPaths,
  { line, owner }: { readonly line: string; readonly owner: string },
): string {
  const search = new URLSearchParams({ open: line });
  if (owner !== '') search.set('owner', owner);
  return `${paths.checklist}?${search}`;
}
