import type { VerifiedModel } from '@weighbridge/model-signing';
import { bytes, count, plural } from '@weighbridge/report';
import type { Fact } from '@weighbridge/report';

/** What was compared, and what was not. */
export function coverageFacts({ coverage, serialization }: VerifiedModel): readonly Fact[] {
  const { verified, verifiedBytes, cachedBytes, notChecked } = coverage;
  const { method, algorithm, shardBytes } = serialization;
  const parts = [plural(verified.length, 'file'), bytes(verifiedBytes), algorithm];
  if (method === 'shards') parts.push(`in parts of ${bytes(shardBytes ?? 0)}`);
  if (cachedBytes > 0) parts.push(`${bytes(cachedBytes)} known from the cache, not read again`);
  const unsigned = coverage.unsignedPresent.map(({ path }) => path);
  const ignored = coverage.ignoredPresent.map(({ path }) => path);
  return [
    { name: 'covered', value: parts.join(', ') },
    ...listed('not compared', plural(notChecked.length, 'signed file'), notChecked),
    ...listed('not signed', `${count(unsigned.length)} here, accepted as asked`, unsigned),
    ...listed('left out', `${count(ignored.length)} here that no signature protects`, ignored),
  ];
}

function listed(name: string, value: string, names: readonly string[]): readonly Fact[] {
  return names.length === 0 ? [] : [{ name, value, names }];
}
