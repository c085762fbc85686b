import { parseArgs } from 'node:util';
import { MAX_MODELS } from '@weighbridge/backstage-plugin-model-posture-backend/fleet/index.ts';
import { wholeNumber } from '@weighbridge/testkit';

/** What to generate, and where. */
export interface SeedOptions {
  /** 1 to MAX_MODELS. */
  readonly models: number;
  readonly seed: number;
  /** As typed. */
  readonly data: string | undefined;
}

/**
 * Reads the command line; undefined when help is requested.
 *
 * @throws {Error} for an option that does not exist or a number out of range
 */
export function readOptions(args: readonly string[]): SeedOptions | undefined {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      models: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    models: wholeNumber('--models', values.models, [1, MAX_MODELS]),
    seed: wholeNumber('--seed', values.seed, [0, 2 ** 32 - 1]),
    data: values.data,
  };
}
