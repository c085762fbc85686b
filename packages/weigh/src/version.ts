import type { Producer } from '@weighbridge/core';
import { packageInfo } from '@weighbridge/core/package-info';

/** This package's name and version, from its manifest. */
export function ownPackage(): Producer {
  return packageInfo(import.meta.url);
}
