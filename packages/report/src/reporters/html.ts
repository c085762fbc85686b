import { bomHtml } from '../html/bom.ts';
import { postureHtml } from '../html/posture.ts';
import type { BomReport } from '../report.ts';
import { defineReporter } from '../reporter.ts';

/**
 * For people who look rather than read: one self-contained page without scripts, fonts or images, which
 * loads nothing, works from a disk and prints.
 */
export const html = defineReporter({
  id: 'html',
  title: 'a self-contained page',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  kinds: ['posture', 'bom'],
  render(report, options) {
    return report.kind === 'posture'
      ? postureHtml(report, options)
      : bomHtml(report as BomReport, options);
  },
});
