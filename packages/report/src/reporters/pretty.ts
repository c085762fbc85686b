import { prettyDocument } from '../pretty/document.ts';
import { defineReporter } from '../reporter.ts';

/** For people: signs with words; colour and wrapping only on request. */
export const pretty = defineReporter({
  id: 'pretty',
  title: 'text for people',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  lacks: ({ body, own }) => ((body ?? own?.pretty) === undefined ? 'a body' : undefined),
  render: (document, options) =>
    document.own?.pretty?.(options) ?? prettyDocument(document, options),
});
