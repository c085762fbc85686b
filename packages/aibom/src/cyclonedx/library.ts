import { createRequire } from 'node:module';
import type * as Library from '@cyclonedx/cyclonedx-library';

/** The parts of the CycloneDX library that write a BOM. */
export type Cdx = Pick<typeof Library, 'Enums' | 'Models' | 'Serialize' | 'Spec'>;

const require = createRequire(import.meta.url);
let loaded: Cdx | undefined;

/**
 * The CycloneDX library, loaded when the first BOM is written: it costs more to load than the rest of this package, and
 * describing a model does not need it.
 */
export function cyclonedx(): Cdx {
  loaded ??= {
    Enums: require('@cyclonedx/cyclonedx-library/Enums') as Cdx['Enums'],
    Models: require('@cyclonedx/cyclonedx-library/Models') as Cdx['Models'],
    Serialize: require('@cyclonedx/cyclonedx-library/Serialize') as Cdx['Serialize'],
    Spec: require('@cyclonedx/cyclonedx-library/Spec') as Cdx['Spec'],
  };
  return loaded;
}
