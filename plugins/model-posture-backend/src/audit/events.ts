import type { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';

/** Registry: the audit events, their severity, and when they are sent. */
export const AUDIT_EVENTS = {
  'access-denied': {
    severityLevel: 'medium',
    when: 'a caller lacks a permission; always ends as failed',
  },
  'evidence-fetch': { severityLevel: 'low', when: 'an item of evidence is read with its payload' },
  'bom-fetch': { severityLevel: 'low', when: 'the bill of materials of a model is read' },
  'model-refresh': { severityLevel: 'medium', when: 'a model is weighed because a caller asked' },
  'fleet-refresh': {
    severityLevel: 'medium',
    when: 'every model is weighed because a caller asked',
  },
  'health-fetch': { severityLevel: 'low', when: 'the details of the health are read' },
} as const satisfies Record<
  string,
  { readonly severityLevel: AuditorServiceEventSeverityLevel; readonly when: string }
>;

/** An audit event. */
export type AuditEventId = keyof typeof AUDIT_EVENTS;
