import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';

/** The audit events, in the order in which they ended. */
export interface AuditRecord {
  readonly eventId: string;
  readonly severityLevel: string | undefined;
  readonly status: 'succeeded' | 'failed';
  /** Method and path of the request. */
  readonly request: string | undefined;
  /** Of the begin and the end together. */
  readonly meta: JsonObject;
  readonly error?: string;
}

/** An auditor that records events while it works. */
export function auditorInto(
  records: AuditRecord[],
  auditor: { readonly works: boolean },
): BackendFeature {
  return mockServices.auditor.mock({
    createEvent: async ({ eventId, severityLevel, request, meta = {} }) => {
      if (!auditor.works) throw new Error('the auditor does not answer');
      const event = {
        eventId,
        severityLevel,
        request: request && `${request.method} ${request.originalUrl}`,
      };
      return {
        success: async (end = {}) =>
          void records.push({ ...event, status: 'succeeded', meta: { ...meta, ...end.meta } }),
        fail: async ({ error, ...end }) =>
          void records.push({
            ...event,
            status: 'failed',
            meta: { ...meta, ...end.meta },
            error: String(error),
          }),
      };
    },
  }).factory;
}
