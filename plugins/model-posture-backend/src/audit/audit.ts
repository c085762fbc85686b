import type { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { presentable } from '../api/errors.ts';
import { AUDIT_EVENTS } from './events.ts';
import type { AuditEventId } from './events.ts';

/** The audited action: the caller follows from the request. */
export interface Audited<T> {
  readonly request: Request;
  readonly eventId: Exclude<AuditEventId, 'access-denied'>;
  /** The subject of the action: only names, nothing secret. */
  readonly meta: JsonObject;
  /** What the event says about the result. */
  readonly outcome?: (result: T) => JsonObject;
}

/**
 * Runs an action and reports it to the auditor before and after. If the report before fails, the action does not run.
 */
export async function audited<T>(
  auditor: AuditorService,
  { request, eventId, meta, outcome }: Audited<T>,
  work: () => Promise<T>,
): Promise<T> {
  const { severityLevel } = AUDIT_EVENTS[eventId];
  const event = await auditor.createEvent({ eventId, severityLevel, request, meta });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await event.fail({ error: presentable(error) });
    throw error;
  }
  await event.success(outcome === undefined ? {} : { meta: outcome(result) });
  return result;
}

/** Reports to the auditor that a caller lacks a permission. */
export async function auditDenial(
  auditor: AuditorService,
  request: Request,
  meta: { readonly operation: string; readonly permission: string; readonly entityRef?: string },
): Promise<void> {
  const { severityLevel } = AUDIT_EVENTS['access-denied'];
  const event = await auditor.createEvent({
    eventId: 'access-denied',
    severityLevel,
    request,
    meta: { ...meta },
  });
  await event.fail({ error: new NotAllowedError(`${meta.permission} is lacking`) });
}
