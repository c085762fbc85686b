import { basename } from 'node:path';
import { ID, JUDGE } from './planted.mjs';

/**
 * What an author can forget, with the tests that say so and their words.
 *
 * @typedef {object} Omission
 * @property {string} what
 * @property {string} file
 * @property {[RegExp, string]} [change] the change of its text; without it, the file is deleted
 * @property {import('./suites.mjs').Suite | 'changesets'} suite
 * @property {RegExp} told
 */

/** The base name of the files of the control. */
const JUDGED = basename(JUDGE);
const TYPE = 'packages/evidence/src/types/artifact-names.ts';
const evidence = (/** @type {string} */ file) => ({ folder: 'packages/evidence', files: [file] });
const posture = (/** @type {string} */ file) => ({ folder: 'packages/posture', files: [file] });
const weigh = { folder: 'packages/weigh', files: ['test/instruments.test.ts'] };

/** @type {readonly Omission[]} */
export const OMISSIONS = [
  {
    what: 'no schema: it is not generated',
    file: 'packages/evidence/schema/artifact-names-payload.json',
    suite: evidence('test/schema.test.ts'),
    told: /run pnpm build.*schema\/artifact-names-payload\.json is not there/s,
  },
  {
    what: 'no schema: the type has no shape',
    file: TYPE,
    change: [/ {2}shape: shapeOf.*\n/, ''],
    suite: evidence('src/types'),
    told: /artifact\/names: has a shape.*the shape of a payload of artifact\/names/s,
  },
  {
    what: 'no sample: of the type',
    file: TYPE,
    change: [/ {4}samples: \{[^]*?\n {4}\},\n/, ''],
    suite: evidence('src/types'),
    told: /artifact\/names: has a shape, three samples.*the samples of artifact\/names/s,
  },
  {
    what: 'no sample: of the instrument',
    file: 'packages/weigh/test/samples/names.ts',
    suite: weigh,
    told: /the instrument names has no sample: write packages\/weigh\/test\/samples\/names\.ts/,
  },
  {
    what: 'no hostile case',
    file: 'packages/weigh/test/samples/names.ts',
    change: [/ {2}hostile: \{[^]*?\n {2}\},\n/, ''],
    suite: weigh,
    told: /the sample of names has no hostile case: write it in packages\/weigh\/test\/samples\/names\.ts/,
  },
  {
    what: 'no judge test',
    file: `${JUDGE}.test.ts`,
    suite: posture('src/controls/judges.test.ts'),
    told: new RegExp(`${JUDGED}.ts has a test[^]*write src/controls/artifact/${JUDGED}.test.ts`),
  },
  {
    what: "not in the laws' world: the type is not registered",
    file: 'packages/evidence/src/types/index.ts',
    change: [/.*artifactNamesType.*\n/g, ''],
    suite: evidence('src/types'),
    told: /list the type of src\/types\/artifact-names\.ts in src\/types\/index\.ts/,
  },
  {
    what: "not in the laws' world: the control is not registered",
    file: 'packages/posture/src/controls/artifact/index.ts',
    change: [/, art\d+\] as const/, '] as const'],
    suite: posture('src/controls/samples.test.ts'),
    told: /artifact\/names is read by a control.*add a need to a control that reads it/s,
  },
  {
    what: 'no panel answer: a panel of its own that is not registered',
    file: 'plugins/model-posture/src/panels/artifact-names.tsx',
    change: [/^$/, 'export {};\n'],
    suite: { folder: 'plugins/model-posture', files: ['src/panels'] },
    told: /list the panel of src\/panels\/artifact-names\.tsx in src\/panels\/index\.ts/,
  },
  {
    what: 'no panel answer: no heading',
    file: TYPE,
    change: [/title: '.*'/, "title: ''"],
    suite: evidence('src/types'),
    told: /artifact\/names: has.*what panel, page and table say of artifact\/names/s,
  },
  {
    what: 'no docs page: no sentence',
    file: TYPE,
    change: [/description: '.*'/, "description: ''"],
    suite: { folder: 'docs/site', files: ['test/reference.test.ts'] },
    told: /write the description of artifact\/names/,
  },
  {
    what: 'no changeset',
    file: `.changeset/control-${JUDGED}.md`,
    suite: 'changesets',
    told: /@weighbridge\/posture has changed/,
  },
];

const JUDGES = posture('src/controls/judges.test.ts');
const OF_NAMES = `the judge of ${ID} of artifact/names`;
/** The answer that replaces the body of every judge. @param {string} body */
const judging = (body) =>
  /** @type {[RegExp, string]} */ ([/export function judge[^]*?\n\}\n/, body]);
const SUPPORTS = "({ outcome: 'supports', message: 'It does.' }) as const";

/** Judges that are wrong. @type {readonly Omission[]} */
export const WRONG_JUDGES = [
  {
    what: 'a judge that supports every second call',
    file: `${JUDGE}.ts`,
    change: [
      /(export function judge.*\n)/,
      `let calls = 0;\n$1  calls += 1;\n  if (calls % 2 === 0) return ${SUPPORTS};\n`,
    ],
    suite: JUDGES,
    told: new RegExp(`${OF_NAMES} answers whatever a payload says, the same each time[^]*`),
  },
  {
    what: 'a judge that ignores its payload',
    file: `${JUDGE}.ts`,
    change: judging(
      `export function judgeArtifactNames(_payload: ArtifactNamesPayload, policy: { readonly name: string }): Judgement {\n  return { outcome: 'supports', message: \`\${cut(policy.name)}.\` };\n}\n`,
    ),
    suite: JUDGES,
    told: new RegExp(`${OF_NAMES} supports some payloads of its type and not others[^]*`),
  },
  {
    what: 'a judge that supports anything',
    file: `${JUDGE}.ts`,
    change: judging(
      `export function judgeArtifactNames(payload: ArtifactNamesPayload): Judgement {\n  return { outcome: 'supports', message: \`\${cut(String(payload.files))} files.\` };\n}\n`,
    ),
    suite: JUDGES,
    told: new RegExp(`${OF_NAMES} supports some payloads of its type and not others[^]*`),
  },
];
