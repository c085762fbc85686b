import type { JsonValue } from '@weighbridge/core';
import { SOFTWARE_TYPES } from '../cyclonedx/libraries.ts';
import { parsePurl } from '../cyclonedx/purl.ts';
import { member } from '../text.ts';
import { fullName } from './model.ts';
import type { Node } from './node.ts';
import type { ClaimSink } from './sink.ts';

/** Whether a component is software or what it runs on. */
export function isSoftware(component: Node): boolean {
  const type = member(component.value, 'type');
  return typeof type === 'string' && SOFTWARE_TYPES.has(type);
}

/** A software component: name, version, and the ecosystem where its package URL names one. */
export function readSoftware(component: Node, sink: ClaimSink): void {
  const name = fullName(component);
  if (name === undefined) return;
  const type = component.text('type');
  const [version, purl] = [component.text('version'), component.text('purl')];
  const ecosystem = /^pkg:([a-z0-9.+-]+)\//.exec(parsePurl(purl ?? '') ?? '')?.[1];
  const value: JsonValue = {
    name,
    ...(version === undefined ? {} : { version }),
    ...(ecosystem === undefined ? {} : { ecosystem }),
    ...(purl === undefined ? {} : { purl }),
    ...(type === undefined || type === 'library' ? {} : { type }),
  };
  sink.add('software.library', value, component);
}
