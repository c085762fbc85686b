import { micromark } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import { SaxesParser } from 'saxes';
import type { ReportDocument, Reporter } from '../src/index.ts';

/** Reads a reporter's output as its format requires, and throws if it is not well-formed. */
export type Reading = (text: string) => void;

/** The golden file of one report by one reporter. */
export const goldenOf = (name: string, { extension }: Reporter): string => `${name}.${extension}`;

/** For each reporter, how the programs it writes for read its output. */
export const readings: Readonly<Record<string, Reading>> = {
  pretty: (text) => {
    if (/[^\P{Cc}\n]/u.test(text)) throw new RangeError('a terminal obeys it');
  },
  json: (text) => void JSON.parse(text),
  sarif: (text) => {
    const { version, runs } = JSON.parse(text) as { version?: unknown; runs?: unknown };
    if (version !== '2.1.0' || !Array.isArray(runs)) throw new RangeError('it is not a SARIF log');
  },
  html: (text) => {
    if (!/^<!doctype html>\n[^]*<\/html>\n$/.test(text)) throw new RangeError('it is not a page');
    const tags = text.match(/<[^>]*>/g) ?? [];
    if (tags.some((tag) => /^<script|\son\w+=/i.test(tag))) throw new RangeError('it has a script');
  },
  markdown: (text) => {
    if (/<script/i.test(micromark(text, { allowDangerousHtml: true, extensions: [gfm()] })))
      throw new RangeError('it has a script');
  },
  junit: (text) => {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
  },
};

/** What reporters are missing, each as a sentence that says what to write. */
export function unclosed(
  reporters: readonly Reporter[],
  documents: Readonly<Record<string, ReportDocument>>,
  places: {
    readonly sources: readonly string[];
    readonly goldens: readonly string[];
    readonly readings: readonly string[];
  },
): readonly string[] {
  const ids = reporters.map(({ id }) => id);
  return [
    ...ids
      .filter((id, at) => ids.indexOf(id) !== at || !places.sources.includes(`${id}.ts`))
      .map((id) => `${id} is listed twice, or its file is not src/reporters/${id}.ts`),
    ...places.sources
      .filter((file) => file !== 'index.ts' && !ids.includes(file.replace(/\.ts$/, '')))
      .map((file) => `src/reporters/${file} is not listed in src/reporters/index.ts`),
    ...ids
      .filter((id) => !places.readings.includes(id))
      .map((id) => `nothing reads what ${id} writes: add it to readings in test/closed.ts`),
    ...reporters.flatMap((reporter) =>
      Object.entries(documents)
        .filter(([, document]) => reporter.lacks(document) === undefined)
        .map(([name]) => goldenOf(name, reporter))
        .filter((file) => !places.goldens.includes(file))
        .map(
          (file) =>
            `${reporter.id} has no test/golden/${file}: run the tests once, and read what they wrote`,
        ),
    ),
    ...reporters
      .filter(({ extension }, at) => reporters.findIndex((one) => one.extension === extension) < at)
      .map(
        ({ id, extension }) => `${id} writes .${extension} as another does: golden files collide`,
      ),
  ];
}
