import type { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { presentable } from '../api/errors.ts';
import { AUDIT_EVENTS } from './events.ts';
import type { AuditEventId } from './events.ts';

/** What is audited: who asks follows from the request. */
export interface Audited<T> {
  readonly request: Request;
  readonly eventId: Exclude<AuditEventId, 'access-denied'>;
  /** What it is about: names alone, nothing that is secret. */
  readonly meta: JsonObject;
  /** What is told of the result. */
  readonly outcome?: (result: T) => JsonObject;
}

/**
 * Does something and tells the auditor before and after. When the auditor cannot be told before, it is
 * not done.
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

/** Tells the auditor that a caller lacks a permission. */
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
