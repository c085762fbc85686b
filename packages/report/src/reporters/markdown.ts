import { markdownDocument } from '../markdown/document.ts';
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
  lacks: ({ body, own }) => ((body ?? own?.markdown) === undefined ? 'a body' : undefined),
  render: (document, options) =>
    document.own?.markdown?.(options) ?? markdownDocument(document, options),
});
