import { minuteOf } from '@weighbridge/core/view';
import type { PostureReport } from '../report.ts';
import { viewOf } from '../view.ts';
import { controlCase, gateCase } from './cases.ts';
import type { Case } from './cases.ts';
import { element } from './xml.ts';
import type { Element } from './xml.ts';

/** The answer for one model as test suites: the gate first, then one suite per family. */
export function postureSuites(report: PostureReport): Element {
  const view = viewOf(report);
  const suites = [
    makeSuite(report, 0, 'Gate', [gateCase(report, view)]),
    ...view.families.map(({ title, controls }, index) =>
      makeSuite(
        report,
        index + 1,
        title,
        controls.map((each) => controlCase(report, each)),
      ),
    ),
  ];
  return element('testsuites', {}, suites);
}

function makeSuite(
  report: PostureReport,
  id: number,
  name: string,
  cases: readonly Case[],
): Element {
  const count = (result: Case['result']) => cases.filter((each) => each.result === result).length;
  return element(
    'testsuite',
    {
      id,
      name,
      package: 'weighbridge',
      timestamp: report.posture.assessedAt.slice(0, 19),
      hostname: 'localhost',
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      time: 0,
    },
    [
      // Said once; a schema asks for the element in every suite.
      element('properties', {}, id === 0 ? propertiesOf(report) : []),
      ...cases.map(({ node }) => node),
      element('system-out', {}, ''),
      element('system-err', {}, ''),
    ],
  );
}

function propertiesOf({ name, tool, posture }: PostureReport): readonly Element[] {
  const { subject, policy, catalogue, assessedAt } = posture;
  const facts: Readonly<Record<string, string>> = {
    model: name,
    digest: subject.digest ?? 'not hashed',
    policy: `${policy.name} ${policy.digest}`,
    catalogue: catalogue.version,
    assessed: minuteOf(assessedAt),
    tool: `${tool.name} ${tool.version}`,
  };
  return Object.entries(facts).map(([key, value]) => element('property', { name: key, value }));
}
