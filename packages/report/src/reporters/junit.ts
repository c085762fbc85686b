import { postureSuites } from '../junit/posture.ts';
import { xmlDocument } from '../junit/xml.ts';
import type { PostureReport } from '../report.ts';
import { defineReporter } from '../reporter.ts';

/**
 * For continuous-integration servers: JUnit XML, one test case per control.
 *
 * Valid by the schemas of the Jenkins xUnit plugin (junit-10.xsd) and of Apache Ant's reports.
 *
 * @see https://github.com/jenkinsci/xunit-plugin
 * @see https://github.com/windyroad/JUnit-Schema
 */
export const junit = defineReporter({
  id: 'junit',
  title: 'JUnit XML for continuous integration',
  mediaType: 'application/xml',
  extension: 'xml',
  kinds: ['posture'],
  render: (report) => xmlDocument(postureSuites(report as PostureReport)),
});
