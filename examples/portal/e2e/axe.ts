import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A finding of axe in what Backstage renders: by rule and by the element that contains it. */
interface Backstages {
  readonly rule: string;
  /** CSS selector of Backstage's own element. */
  readonly inside: string;
  readonly reason: string;
}

/** Every accepted finding, by name. A finding that is not listed here is ours, and none of those is accepted. */
export const BACKSTAGES: readonly Backstages[] = [
  {
    rule: 'region',
    inside: '.bui-PluginHeader',
    reason: 'the header that Backstage puts above a page is outside every landmark',
  },
  {
    rule: 'aria-valid-attr-value',
    inside: '.bui-PluginHeader .bui-Tab',
    reason: 'tabs of that header name a panel that it does not render: they are links to pages',
  },
  {
    rule: 'heading-order',
    inside: '.bui-CardHeader',
    reason:
      'a card on an entity page has a title of level 3; legacy entity pages have none of level 2',
  },
];

/** What axe finds wrong, one line per element, separated by who renders it. */
export interface AxeAnswer {
  readonly ours: readonly string[];
  readonly backstages: readonly string[];
}

/** Checks the whole page against WCAG 2.2 A and AA and axe's best practices. */
export async function lookWithAxe(page: Page): Promise<AxeAnswer> {
  // A table is pale while it loads again.
  await page.waitForTimeout(500);
  await page.evaluate(axe.source);
  return await page.evaluate(look, { tags: TAGS, known: BACKSTAGES });
}

/** Runs in the page. */
async function look(input: {
  readonly tags: string[];
  readonly known: readonly Backstages[];
}): Promise<AxeAnswer> {
  const { axe: runner } = globalThis as unknown as { readonly axe: typeof import('axe-core') };
  const { violations } = await runner.run(document, { runOnly: input.tags, elementRef: true });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, element }) => ({
      line: `${id}: ${html.slice(0, 160)}`,
      isBackstages: input.known.some(
        ({ rule, inside }) => rule === id && element?.closest(inside) != null,
      ),
    })),
  );
  return {
    ours: found.filter(({ isBackstages }) => !isBackstages).map(({ line }) => line),
    backstages: found.filter(({ isBackstages }) => isBackstages).map(({ line }) => line),
  };
}
