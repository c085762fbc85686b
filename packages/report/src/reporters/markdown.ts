import { bomMarkdown } from '../markdown/bom.ts';
import { postureMarkdown } from '../markdown/posture.ts';
import type { BomReport } from '../report.ts';
import { defineReporter } from '../reporter.ts';

/**
 * For comments, job summaries and wikis: GitHub-flavoured Markdown in which a model's text is inert.
 *
 * @see https://github.github.com/gfm/
 */
export const markdown = defineReporter({
  id: 'markdown',
  title: 'Markdown for comments and job summaries',
  mediaType: 'text/markdown; charset=utf-8; variant=GFM',
  extension: 'md',
  kinds: ['posture', 'bom'],
  render(report, options) {
    return report.kind === 'posture'
      ? postureMarkdown(report, options)
      : bomMarkdown(report as BomReport, options);
  },
});
