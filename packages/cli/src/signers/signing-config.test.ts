import { expect, test } from 'vitest';
import { chooseServices } from './signing-config.ts';

const NOW = new Date('2026-11-30T00:00:00Z');
const CA = {
  url: 'https://ca.example.org',
  majorApiVersion: 1,
  validFor: { start: '2025-01-01T00:00:00Z' },
};
const LOG = { url: 'https://log.example.org', majorApiVersion: 1 };
const choose = (config: Record<string, unknown>) => chooseServices(config, 'trust.json', NOW);
const refusal = (config: Record<string, unknown>): string => {
  try {
    choose(config);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

test('takes the service that is valid now, in any order', () => {
  const past = {
    ...CA,
    url: 'https://past.example.org',
    validFor: { start: '2020-01-01T00:00:00Z', end: '2026-11-30T00:00:00Z' },
  };
  const future = {
    ...CA,
    url: 'https://future.example.org',
    validFor: { start: '2027-01-01T00:00:00Z' },
  };
  expect(choose({ caUrls: [past, future, CA], rekorTlogUrls: [LOG] }).authority.url).toBe(CA.url);
});

test.for([
  ['is over', { start: '2020-01-01T00:00:00Z', end: '2026-11-30T00:00:00Z' }],
  ['has not begun', { start: '2026-11-30T00:00:01Z' }],
  ['is not an instant', { start: 'soon' }],
] as const)('a service whose validity %s is never used', ([, validFor]) => {
  for (const [caUrls, rekorTlogUrls] of [
    [[{ ...CA, validFor }], [LOG]],
    [[CA], [{ ...LOG, validFor }]],
  ]) {
    expect(refusal({ caUrls, rekorTlogUrls })).toContain('valid at 2026-11-30T00:00:00.000Z');
  }
});

test('takes the highest supported version, and among equals the newest', () => {
  const logs = [1, 2, 3, 2].map((majorApiVersion, i) => ({
    url: `https://log${i}.example.org`,
    majorApiVersion,
    validFor: { start: `202${i}-01-01T00:00:00Z` },
  }));
  expect(choose({ caUrls: [CA], rekorTlogUrls: logs }).log).toEqual({
    url: 'https://log3.example.org',
    version: 2,
  });
});

test('never falls back on the services of another instance', () => {
  expect(refusal({ caUrls: [CA] })).toContain('names no transparency log');
  expect(refusal({ rekorTlogUrls: [LOG] })).toContain('names no certificate authority');
  expect(refusal({ caUrls: [], rekorTlogUrls: [LOG] })).toContain('names no certificate authority');
});

test('reads the first edition of the format, which has bare addresses', () => {
  const config = { caUrl: CA.url, tlogUrls: [LOG.url], tsaUrls: ['https://tsa.example.org'] };
  expect(choose(config)).toEqual({
    authority: { url: CA.url, version: undefined },
    log: { url: LOG.url, version: undefined },
    timestamp: { url: 'https://tsa.example.org', version: undefined },
  });
});

test('refuses a demand for several logs or authorities, but not for any one of them', () => {
  const config = { caUrls: [CA], rekorTlogUrls: [LOG] };
  expect(refusal({ ...config, rekorTlogConfig: { selector: 'ALL' } })).toContain(
    'more than one transparency log',
  );
  expect(refusal({ ...config, tsaConfig: { selector: 'EXACT', count: 2 } })).toContain(
    'more than one timestamp authority',
  );
  expect(refusal({ ...config, rekorTlogConfig: { selector: 'ANY' } })).toBe('none');
  expect(refusal({ ...config, rekorTlogConfig: { selector: 'EXACT', count: 1 } })).toBe('none');
});
