import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Refuses the configuration of a collector that no module of this backend adds: it would be ignored silently.
 *
 * @throws {InputError} naming the first such id and the known ones
 */
export function assertCollectorsKnown(
  config: Config,
  collectors: readonly { readonly id: string }[],
): void {
  const ids = config.getOptionalConfig('weighbridge.collectors')?.keys() ?? [];
  const unknown = ids.find((each) => !collectors.some(({ id }) => id === each));
  if (unknown === undefined) return;
  const known = collectors.map(({ id }) => id).join(', ') || 'none';
  throw new InputError(
    `weighbridge.collectors has ${JSON.stringify(unknown)}, which no module adds; modules add: ${known}`,
  );
}
