import type { Outcome } from '../block.ts';
import type { ReportDocument } from '../document.ts';
import { findingLines, makeCase } from './case.ts';
import type { Case } from './case.ts';
import { suiteOf } from './suite.ts';
import { element } from './xml.ts';
import type { Element } from './xml.ts';

/** A verdict that is neither a pass nor a fail counts as an error: nothing says that it is good. */
const RESULTS: Readonly<Record<Outcome, Case['result']>> = {
  good: 'passed',
  bad: 'failure',
  unsure: 'error',
};

/** The verdict of a document as a suite with a single case. */
export function documentSuites(document: ReportDocument): Element {
  const { kind, tool, subject = kind, verdict, findings = [], at } = document;
  const { outcome, word, sentence } = verdict ?? { outcome: 'unsure', word: '', sentence: '' };
  const ending = {
    result: RESULTS[outcome],
    type: kind,
    message: `${word}: ${sentence}`,
    lines: [sentence, ...findingLines(findings)],
    unseen: findingLines(findings),
  };
  const properties = { subject, tool: `${tool.name} ${tool.version}` };
  const suite = suiteOf({ id: 0, name: kind, at, properties }, [
    makeCase(subject, `weighbridge.${kind}`, ending),
  ]);
  return element('testsuites', {}, [suite]);
}
