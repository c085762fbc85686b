import { documentSuites } from '../junit/document.ts';
import { xmlDocument } from '../junit/xml.ts';
import { defineReporter } from '../reporter.ts';

/**
 * For continuous-integration servers: JUnit XML, one test case per control of a posture, and one for the
 * verdict of any other document.
 *
 * Valid against the schemas of the Jenkins xUnit plugin (junit-10.xsd) and of Apache Ant's reports.
 *
 * @see https://github.com/jenkinsci/xunit-plugin
 * @see https://github.com/windyroad/JUnit-Schema
 */
export const junit = defineReporter({
  id: 'junit',
  title: 'JUnit XML for continuous integration',
  mediaType: 'application/xml',
  extension: 'xml',
  lacks: ({ verdict, own }) => ((verdict ?? own?.junit) === undefined ? 'a verdict' : undefined),
  render: (document) => xmlDocument(document.own?.junit?.() ?? documentSuites(document)),
});
