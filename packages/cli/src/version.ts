import type { Producer } from '@weighbridge/core';
import { packageInfo } from '@weighbridge/core/package-info';

/** This package, as its manifest names it. */
export function ownPackage(): Producer {
  return packageInfo(import.meta.url);
}
