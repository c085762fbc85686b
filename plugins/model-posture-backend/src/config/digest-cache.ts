import type { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { openDigestCache } from '@weighbridge/core/node';
import type { DigestCache } from '@weighbridge/core/node';

/** Opens `weighbridge.digestCache`; undefined if it is not set. It is closed at shutdown. */
export async function openDigestCacheOf(
  file: string | undefined,
  { lifecycle, logger }: { readonly lifecycle: LifecycleService; readonly logger: LoggerService },
): Promise<DigestCache | undefined> {
  if (file === undefined) return undefined;
  const cache = await openDigestCache(file);
  if (cache.ignored !== undefined)
    logger.warn(`weighbridge.digestCache is not used: ${cache.ignored}`);
  lifecycle.addShutdownHook(async () => cache[Symbol.asyncDispose]());
  return cache;
}
