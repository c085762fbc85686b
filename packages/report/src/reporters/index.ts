import type { Reporter } from '../reporter.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** Every reporter, in the order of the help texts. */
export const reporters: readonly Reporter[] = [pretty, json, sarif, html, markdown, junit];
