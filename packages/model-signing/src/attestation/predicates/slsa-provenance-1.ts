import type { JsonObject } from '@weighbridge/core';
import { checkProvenance } from '../checks/provenance.ts';
import type { ProvenanceFacts } from '../facts.ts';
import { member, objectAt, optional, textAt, uriAt } from '../fields.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';
import { resourcesAt } from '../resource.ts';
import { startSource } from '../source.ts';

/** SLSA build provenance 1. */
export const slsaProvenance1 = definePredicate<ProvenanceFacts>({
  id: 'slsa-provenance-1',
  title: 'how, from what and by whom an artifact was built (SLSA provenance 1)',
  types: [PREDICATE_TYPES.slsaProvenance1],
  section: 'provenance',
  citation: 'https://slsa.dev/spec/v1.2/build-provenance',
  parse,
  check: checkProvenance,
});

function parse(predicate: JsonObject): ProvenanceFacts {
  const at = '/predicate/buildDefinition';
  const definition = objectAt(member(predicate, 'buildDefinition'), at);
  const parameters = optional(definition, 'externalParameters', at, objectAt) ?? {};
  const dependencies = resourcesAt(
    member(definition, 'resolvedDependencies'),
    `${at}/resolvedDependencies`,
  );
  const buildType = uriAt(member(definition, 'buildType'), `${at}/buildType`);
  const source = startSource({ buildType, parameters, dependencies });
  const workflow = member(parameters, 'workflow');
  const path = typeof workflow === 'object' ? (workflow as JsonObject)['path'] : undefined;
  return {
    kind: 'provenance',
    version: '1',
    buildType,
    ...runOf(predicate),
    ...(source === undefined ? {} : { source }),
    ...(typeof path === 'string' ? { entryPoint: path } : {}),
    dependencies,
  };
}

function runOf(
  predicate: JsonObject,
): Pick<ProvenanceFacts, 'builder' | 'invocationId' | 'startedOn' | 'finishedOn'> {
  const at = '/predicate/runDetails';
  const run = objectAt(member(predicate, 'runDetails'), at);
  const builder = objectAt(member(run, 'builder'), `${at}/builder`);
  const metadata = optional(run, 'metadata', at, objectAt) ?? {};
  const text = (name: string) => optional(metadata, name, `${at}/metadata`, textAt);
  const [invocationId, startedOn, finishedOn] = [
    text('invocationId'),
    text('startedOn'),
    text('finishedOn'),
  ];
  return {
    builder: uriAt(member(builder, 'id'), `${at}/builder/id`),
    ...(invocationId === undefined ? {} : { invocationId }),
    ...(startedOn === undefined ? {} : { startedOn }),
    ...(finishedOn === undefined ? {} : { finishedOn }),
  };
}
