import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { GateOutcome } from '@weighbridge/core';

/** How one weighing ended: with the outcome of the gate, or without a new statement. */
export interface WeighingReport {
  /** `dropped`: another replica stored one first. */
  readonly outcome: GateOutcome | 'pending' | 'error' | 'dropped';
  /** Why there is no new statement: the code that the portal shows. */
  readonly code?: string;
  readonly seconds: number;
}

/** One answer of the API. */
export interface AnswerReport {
  readonly method: string;
  /** Under /api/model-posture, with the names of its parameters. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** The events that are counted and measured. */
export interface Metrics {
  weighed(report: WeighingReport): void;
  answered(report: AnswerReport): void;
}

/** Upper bounds of the buckets, seconds: a weighing takes milliseconds to hours. */
const WEIGHING_BOUNDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 7200];

/** Upper bounds of the buckets, seconds: those that OpenTelemetry recommends for HTTP servers. */
const REQUEST_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Makes the instruments that record events. */
export function createMetrics(service: MetricsService): Metrics {
  const weighings = service.createCounter('weighbridge.weighings', {
    description: 'Weighings that have ended',
    unit: '{weighing}',
  });
  const weighing = service.createHistogram('weighbridge.weighing.duration', {
    description: 'How long weighings took, waiting left out',
    unit: 's',
    advice: { explicitBucketBoundaries: WEIGHING_BOUNDS },
  });
  const request = service.createHistogram('weighbridge.api.request.duration', {
    description: 'How long answers of the API took',
    unit: 's',
    advice: { explicitBucketBoundaries: REQUEST_BOUNDS },
  });
  return {
    weighed({ outcome, code, seconds }) {
      const result = { 'weighbridge.weighing.outcome': outcome };
      weighings.add(1, code === undefined ? result : { ...result, 'error.type': code });
      weighing.record(seconds, result);
    },
    answered({ method, route, status, seconds }) {
      request.record(seconds, {
        'http.request.method': method.toUpperCase(),
        'http.route': route,
        'http.response.status_code': status,
        ...(status >= 500 ? { 'error.type': String(status) } : {}),
      });
    },
  };
}
