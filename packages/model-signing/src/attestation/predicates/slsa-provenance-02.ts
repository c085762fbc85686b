import type { JsonObject } from '@weighbridge/core';
import { checkProvenance } from '../checks/provenance.ts';
import type { BuildSource, ProvenanceFacts } from '../facts.ts';
import { member, objectAt, optional, textAt, uriAt } from '../fields.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';
import { resourceAt, resourcesAt } from '../resource.ts';
import { sourceOf } from '../source.ts';

/** SLSA provenance 0.2. */
export const slsaProvenance02 = definePredicate<ProvenanceFacts>({
  id: 'slsa-provenance-02',
  title: 'how, from what and by whom an artifact was built (SLSA provenance 0.2)',
  types: [PREDICATE_TYPES.slsaProvenance02],
  section: 'provenance',
  citation: 'https://slsa.dev/spec/v0.2/provenance',
  parse,
  check: checkProvenance,
});

function parse(predicate: JsonObject): ProvenanceFacts {
  const builder = objectAt(member(predicate, 'builder'), '/predicate/builder');
  const at = '/predicate/invocation';
  const invocation = optional(predicate, 'invocation', '/predicate', objectAt) ?? {};
  const config = optional(invocation, 'configSource', at, objectAt) ?? {};
  const entryPoint = optional(config, 'entryPoint', `${at}/configSource`, textAt);
  const source = sourceIn(config, `${at}/configSource`);
  return {
    kind: 'provenance',
    version: '0.2',
    builder: uriAt(member(builder, 'id'), '/predicate/builder/id'),
    buildType: uriAt(member(predicate, 'buildType'), '/predicate/buildType'),
    ...(source === undefined ? {} : { source }),
    ...(entryPoint === undefined ? {} : { entryPoint }),
    ...metadataOf(predicate),
    dependencies: resourcesAt(member(predicate, 'materials'), '/predicate/materials'),
  };
}

/** The source of the build's configuration, which started the build; materials alone never make a source. */
function sourceIn(config: JsonObject, pointer: string): BuildSource | undefined {
  const { uri, digest } = resourceAt(config, pointer);
  return uri === undefined ? undefined : sourceOf(uri, digest);
}

function metadataOf(
  predicate: JsonObject,
): Pick<ProvenanceFacts, 'invocationId' | 'startedOn' | 'finishedOn'> {
  const at = '/predicate/metadata';
  const metadata = optional(predicate, 'metadata', '/predicate', objectAt) ?? {};
  const invocationId = optional(metadata, 'buildInvocationId', at, textAt);
  const startedOn = optional(metadata, 'buildStartedOn', at, textAt);
  const finishedOn = optional(metadata, 'buildFinishedOn', at, textAt);
  return {
    ...(invocationId === undefined ? {} : { invocationId }),
    ...(startedOn === undefined ? {} : { startedOn }),
    ...(finishedOn === undefined ? {} : { finishedOn }),
  };
}
