import type { ControlFamily, Verdict } from '@weighbridge/core';
import type { PostureReport } from '../report.ts';
import { controlOf, minute } from '../view.ts';
import { FAMILY_WORDS } from '../words.ts';
import type { Case } from './case.ts';
import { controlCase, gateCase } from './cases.ts';
import { suiteOf } from './suite.ts';
import type { Suite } from './suite.ts';
import { element } from './xml.ts';
import type { Element } from './xml.ts';

/** The answer for one model as test suites: the gate first, then one suite per family. */
export function postureSuites(report: PostureReport): Element {
  const families = Map.groupBy(
    report.posture.verdicts,
    (verdict) => controlOf(report, verdict)?.family,
  );
  const suites = [
    makeSuite(report, 0, 'Gate', [gateCase(report)]),
    ...Array.from(families, ([family, verdicts], index) =>
      makeSuite(report, index + 1, nameOf(family), casesOf(report, verdicts)),
    ),
  ];
  return element('testsuites', {}, suites);
}

function nameOf(family: ControlFamily | undefined): string {
  return family === undefined ? 'Other' : FAMILY_WORDS[family];
}

function casesOf(report: PostureReport, verdicts: readonly Verdict[]): readonly Case[] {
  return verdicts.map((verdict) => controlCase(report, verdict));
}

function makeSuite(
  report: PostureReport,
  id: number,
  name: string,
  cases: readonly Case[],
): Element {
  // Said once; a schema asks for the element in every suite.
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
    assessed: minute(assessedAt),
    tool: `${tool.name} ${tool.version}`,
  };
}
