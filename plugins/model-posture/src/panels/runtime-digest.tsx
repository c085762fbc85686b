import { Text } from '@backstage/ui';
import type { JsonObject } from '@weighbridge/core';
import { minuteOf } from '@weighbridge/core/view';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';
import { object, objects, text } from './read.ts';

/** Anything except these words is shown unchanged. */
const ROLES: Readonly<Record<string, string>> = {
  admission: 'Admitted by a signed statement',
  serving: 'Hashed where the model is served',
  stored: 'Hashed in a store',
};

function Panel({ payload }: PanelProps) {
  const observations = objects(payload, 'observations');
  const roots = new Set(observations.map((each) => text(each, 'root')));
  const isServed = observations.some((each) => text(each, 'role') === 'serving');
  return (
    <>
      <Text as="p">{sentence(observations.length, roots.size, isServed)}</Text>
      <PanelTable
        caption="Where and when the digest was seen"
        columns={['How', 'Where', 'When', 'By', 'Root digest', 'Payload digest']}
        rows={observations.map(toRow)}
      />
    </>
  );
}

/** Only a sighting where the model is served says what runs; a copy in a store does not. */
function sentence(seen: number, digests: number, isServed: boolean): string {
  if (seen > 0 && !isServed) {
    const copy = digests > 1 ? 'The digests differ, and none has' : 'The digest has not';
    return `${copy} been seen where the model is served: what runs is unknown.`;
  }
  if (digests > 1) return 'The digests differ: what runs is not what was seen elsewhere.';
  if (seen > 1) return `The same digest was seen ${seen} times.`;
  return seen === 1
    ? 'Seen once: there is nothing to compare it with.'
    : 'The digest has not been seen.';
}

function toRow(observation: JsonObject) {
  const role = text(observation, 'role') ?? '';
  const by = text(object(observation, 'signer'), 'name');
  return [
    ROLES[role] ?? <Untrusted key="role" text={role} />,
    <Untrusted key="place" code text={text(observation, 'place') ?? ''} />,
    minuteOf(text(observation, 'observedAt') ?? ''),
    by === undefined ? '–' : <Untrusted key="by" text={by} />,
    <Untrusted key="root" code text={text(observation, 'root') ?? ''} />,
    <Untrusted key="payload" code text={text(observation, 'payloadDigest') ?? 'names not known'} />,
  ];
}

/** Where the digest of the model was seen, as admitted and as it runs. */
export const runtimeDigest = definePanel({
  type: 'runtime/digest',
  title: 'Admitted and running digest',
  Panel,
});
