import type { Case } from './case.ts';
import { element } from './xml.ts';
import type { Element } from './xml.ts';

/** What a suite says in addition to its cases. */
export interface Suite {
  readonly id: number;
  readonly name: string;
  /** The instant that it applies to, ISO 8601; absent if there is none. */
  readonly at?: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

/** A suite with its cases and their counts. */
export function suiteOf({ id, name, at, properties }: Suite, cases: readonly Case[]): Element {
  const count = (result: Case['result']) => cases.filter((each) => each.result === result).length;
  return element(
    'testsuite',
    {
      id,
      name,
      package: 'weighbridge',
      timestamp: at?.slice(0, 19),
      hostname: 'localhost',
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      time: 0,
    },
    [
      element(
        'properties',
        {},
        Object.entries(properties).map(([key, value]) => element('property', { name: key, value })),
      ),
      ...cases.map(({ node }) => node),
      element('system-out', {}, ''),
      element('system-err', {}, ''),
    ],
  );
}
