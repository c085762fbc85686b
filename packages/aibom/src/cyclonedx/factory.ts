import type { Models, Serialize } from '@cyclonedx/cyclonedx-library';
import type { JsonObject } from '@weighbridge/core';
import type { Cdx } from './library.ts';

/** Members that the library has no model for, by the component that they belong to. */
export type ComponentExtras = ReadonlyMap<Models.Component, JsonObject>;

type Factory = InstanceType<typeof Serialize.JSON.Normalize.Factory>;

/**
 * A normalizer factory that writes what the library's models lack.
 *
 * The library serialises only what it models: a `modelCard` or `pedigree` that is set on a component is silently
 * dropped. Here the component's normalizer is subclassed and adds those members; and the licence normalizer keeps every
 * licence, since 1.7 allows expressions and ids together.
 * @see https://github.com/CycloneDX/cyclonedx-javascript-library/issues/417
 */
export function extendedFactory(
  { Serialize: library, Spec }: Cdx,
  extras: ComponentExtras,
): Factory {
  const { Normalize } = library.JSON;
  class ComponentNormalizer extends Normalize.ComponentNormalizer {
    override normalize(
      ...args: Parameters<InstanceType<typeof Normalize.ComponentNormalizer>['normalize']>
    ) {
      const normalized = super.normalize(...args);
      const extra = extras.get(args[0]);
      return normalized === undefined || extra === undefined
        ? normalized
        : { ...normalized, ...extra };
    }
  }
  class LicenseNormalizer extends Normalize.LicenseNormalizer {
    override normalizeIterable(
      ...[licences, options]: Parameters<
        InstanceType<typeof Normalize.LicenseNormalizer>['normalizeIterable']
      >
    ) {
      return Array.from(licences, (licence) => this.normalize(licence, options));
    }
  }
  class ExtendedFactory extends Normalize.Factory {
    override makeForComponent() {
      return new ComponentNormalizer(this);
    }
    override makeForLicense() {
      return new LicenseNormalizer(this);
    }
  }
  return new ExtendedFactory(Spec.Spec1dot7);
}
