import { bomPage } from '../pretty/bom.ts';
import { explainPage } from '../pretty/explain.ts';
import { posturePage } from '../pretty/posture.ts';
import { defineReporter } from '../reporter.ts';

/** For people: signs with words, colour and wrapping only where asked for. */
export const pretty = defineReporter({
  id: 'pretty',
  title: 'text for people',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  kinds: ['posture', 'bom', 'explain'],
  render(report, options) {
    switch (report.kind) {
      case 'posture':
        return posturePage(report, options);
      case 'bom':
        return bomPage(report, options);
      case 'explain':
        return explainPage(report, options);
    }
  },
});
