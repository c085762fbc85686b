import { canonicalJson } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { bestClaim, claimsOf } from '../claims.ts';
import type { BomDescription, DescribedComponent } from '../description.ts';
import { cleanName, cleanText } from '../text.ts';
import { addLicences } from './components.ts';
import type { BuiltComponent } from './components.ts';
import type { Cdx } from './library.ts';
import { modelCardOf } from './model-card.ts';
import { claimProperty, property } from './properties.ts';
import { componentRef, fileRef } from './refs.ts';

/** The property that says what a component is to the model, and how that is known. */
export const ROLE_PROPERTY = 'component';

/** A component of the model as a BOM component, with a model card of its own and its claims as properties. */
export function describedComponent(cdx: Cdx, described: DescribedComponent): BuiltComponent {
  const { Models, Enums } = cdx;
  const own = { ...described, skipped: [], files: [] };
  const component = new Models.Component(Enums.ComponentType.MachineLearningModel, described.name, {
    bomRef: componentRef(described.name),
  });
  const version = textOf(own, 'model.version');
  const about = textOf(own, 'model.description');
  if (version !== undefined) component.version = cleanName(version);
  if (about !== undefined) component.description = cleanText(about, 1_000);
  addLicences(cdx, component, claimsOf(own, 'model.licence'));
  // Data sets belong to the model; only its card refers to them.
  const claims = own.claims.filter(({ field }) => field !== 'data.dataset');
  return {
    component,
    extra: {
      modelCard: modelCardOf({ ...own, claims }).value,
      properties: propertiesOf(described),
    },
  };
}

function propertiesOf({ role, of, known, claims }: DescribedComponent): readonly JsonObject[] {
  const value = {
    role,
    tier: known.tier,
    locator: known.locator,
    ...(of === undefined ? {} : { of }),
  };
  return [property(ROLE_PROPERTY, canonicalJson(value)), ...claims.map(claimProperty)];
}

function textOf(description: BomDescription, field: string): string | undefined {
  const value = bestClaim(description, field)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What each component needs: its files, by the id of the component. */
export function componentFiles(
  components: readonly DescribedComponent[] = [],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    components.map(({ name, files }) => [
      componentRef(name),
      files.map((path) => fileRef(path.toWellFormed())),
    ]),
  );
}
