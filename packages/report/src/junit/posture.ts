import { minuteOf } from '@weighbridge/core/view';
import type { PostureReport } from '../report.ts';
import { viewOf } from '../view.ts';
import type { Case } from './case.ts';
import { controlCase, gateCase } from './cases.ts';
import { suiteOf } from './suite.ts';
import type { Suite } from './suite.ts';
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
  // Only in the first suite; a schema requires the element in every suite.
  const properties = id === 0 ? propertiesOf(report) : {};
  return suiteOf({ id, name, at: report.posture.assessedAt, properties }, cases);
}

function propertiesOf({ name, tool, posture }: PostureReport): Suite['properties'] {
  const { subject, policy, catalogue, assessedAt } = posture;
  return {
    model: name,
    digest: subject.digest ?? 'not hashed',
    policy: `${policy.name} ${policy.digest}`,
    catalogue: catalogue.version,
    assessed: minuteOf(assessedAt),
    tool: `${tool.name} ${tool.version}`,
  };
}
