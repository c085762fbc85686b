import type { Config } from '@backstage/config';
import { DEFAULT_SELECTORS } from './selector.ts';
import type { EntitySelector } from './selector.ts';

/**
 * The built-in selectors and those of `weighbridge.entities`, for instance
 * `[{ kind: Component, type: llm }]`.
 *
 * @throws {Error} when an entry lacks `kind` or a value is not a string
 */
export function readSelectors(config: Config): readonly EntitySelector[] {
  const configured = config.getOptionalConfigArray('weighbridge.entities') ?? [];
  return [
    ...DEFAULT_SELECTORS,
    ...configured.map((entry) => {
      const type = entry.getOptionalString('type');
      return { kind: entry.getString('kind'), ...(type === undefined ? {} : { type }) };
    }),
  ];
}
