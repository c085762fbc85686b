import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  DEFAULT_NAMESPACE,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { MODEL_ANNOTATION } from '@weighbridge/backstage-plugin-model-posture-common';
import type { FleetEntry } from './fleet.ts';
import { TEAMS, titleOf } from './names.ts';

const apiVersion = 'backstage.io/v1alpha1';
const LOCATION = 'url:https://fleet.example/catalog-info.yaml';
const PLACE = { [ANNOTATION_LOCATION]: LOCATION, [ANNOTATION_ORIGIN_LOCATION]: LOCATION };

/** The catalog entities of a fleet and of its teams. */
export function entitiesOf(fleet: Iterable<FleetEntry>): readonly Entity[] {
  return [...TEAMS.map(teamEntity), ...Array.from(fleet, modelEntity)];
}

function teamEntity(name: string): Entity {
  const title = titleOf(name.replace('team-', ''));
  return {
    apiVersion,
    kind: 'Group',
    metadata: { namespace: DEFAULT_NAMESPACE, name, title, annotations: PLACE },
    spec: { type: 'team', profile: { displayName: title }, children: [] },
  };
}

function modelEntity({ name, listed }: FleetEntry): Entity {
  const { title, owner, location } = listed;
  return {
    apiVersion,
    kind: 'Resource',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name,
      title,
      annotations: { ...PLACE, ...(location === null ? {} : { [MODEL_ANNOTATION]: location }) },
    },
    spec: { type: 'ai-model', lifecycle: 'production', ...(owner === null ? {} : { owner }) },
  };
}
