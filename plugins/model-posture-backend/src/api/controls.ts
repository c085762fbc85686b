import type { Control } from '@weighbridge/core';
import { catalogue } from '@weighbridge/posture';

/** The catalogue as data: what every model is asked, without the code that judges. */
export const publicControls: readonly Control[] = catalogue.controls.map((control) => ({
  id: control.id,
  version: control.version,
  family: control.family,
  title: control.title,
  severity: control.severity,
  maxAgeDays: control.maxAgeDays,
  needs: control.needs.map(({ type, shows }) => ({ type, shows })),
  ...(control.unless && {
    unless: { type: control.unless.type, shows: control.unless.shows },
  }),
  rules: control.rules,
  remediation: control.remediation,
}));
