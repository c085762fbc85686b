import type { Reporter } from '../reporter.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** Every reporter, in the order that help texts show. */
export const reporters: readonly Reporter[] = [pretty, json, sarif];
