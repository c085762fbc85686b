import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { modelPosturePermissions } from '@weighbridge/backstage-plugin-model-posture-common';
import { modelPermissionRules } from '@weighbridge/backstage-plugin-model-posture-node';
import { expect, test } from 'vitest';
import { AUDIT_EVENTS } from '../audit/events.ts';
import { observeFleet } from '../metrics/gauges.ts';
import { createMetrics } from '../metrics/instruments.ts';
import { endpoints } from './endpoints/index.ts';

const PAGE = fileURLToPath(new URL('../../../../docs/portal-operations.md', import.meta.url));
const page = readFileSync(PAGE, 'utf8');

/** First cells of the table rows below a heading, without their markup. */
function rowsBelow(heading: string, firstCell: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const table = section.split(`| ${firstCell} |`)[1]?.split('\n\n')[0] ?? '';
  return table
    .split('\n')
    .slice(2)
    .filter((row) => row.startsWith('|'))
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

test('permissions and rules are listed', () => {
  const names = rowsBelow('Permissions', 'permission').map(([name]) => name);
  expect(names).toEqual(modelPosturePermissions.map(({ name }) => name));
  const rules = rowsBelow('Permissions', 'rule').map(([name]) => name);
  expect(rules).toEqual(Object.values(modelPermissionRules).map(({ name }) => name));
});

test('audit events are listed with their severity and occasion', () => {
  const rows = rowsBelow('Audit events', 'event').map((cells) => cells.slice(0, 3));
  const events = Object.entries(AUDIT_EVENTS);
  expect(rows).toEqual(events.map(([id, { severityLevel, when }]) => [id, severityLevel, when]));
});

test('metrics are listed with instrument and unit', () => {
  const made: string[][] = [];
  const note = (kind: string) => (name: string, options?: { unit?: string }) => {
    made.push([name, kind, options?.unit ?? '']);
    return {
      add: () => {},
      record: () => {},
      addCallback: () => {},
      removeCallback: () => {},
    };
  };
  const service = metricsServiceMock.mock({
    createCounter: note('counter'),
    createHistogram: note('histogram'),
    createObservableGauge: note('gauge'),
    createObservableUpDownCounter: note('up-down counter'),
  });
  createMetrics(service);
  observeFleet(service, {
    load: () => ({ running: 0, waiting: 0 }),
    figures: () => Promise.reject(new Error('not asked')),
    logger: { child: () => undefined } as never,
    now: () => new Date(),
  });
  const rows = rowsBelow('Metrics', 'metric').map((cells) => cells.slice(0, 3));
  expect(new Set(rows.map(String))).toEqual(new Set(made.map(String)));
});

test('operations are listed with their requests', () => {
  const rows = rowsBelow('API', 'operation');
  const wanted = endpoints.map(({ id, method, path }) => [id, `${method.toUpperCase()} ${path}`]);
  expect(rows).toEqual(wanted);
});
