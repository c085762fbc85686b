import { evidenceTypes, viewPayload } from '@weighbridge/evidence';
import type { EvidenceType, ShapeNode } from '@weighbridge/evidence';
import { listControls } from '@weighbridge/posture';
import { anchor, code, plain, table } from '../markdown.ts';
import type { Page } from '../page.ts';

/** Every evidence type: what it says, who reads it, what a payload contains, and an example as people read it. */
export function evidencePage(): Page {
  return {
    path: 'reference/evidence',
    title: 'Evidence types',
    description: `The ${evidenceTypes.length} types of evidence: what each says, which controls read it, and what a payload contains.`,
    source: 'packages/evidence/src/types',
    body: `${INTRODUCTION}\n\n${evidenceTypes.map(section).join('\n\n')}`,
  };
}

const INTRODUCTION = `A payload without the shape of its type leaves every control that reads it open. Readers of evidence ignore members that a
shape does not know, so a reader can be older than the producer. \`@weighbridge/evidence/schema\` has the same shapes as zod
schemas, \`@weighbridge/evidence/schema/*.json\` as JSON Schemas; both are strict, for producers of evidence.`;

function section(type: EvidenceType): string {
  const { facts, tables } = viewPayload(type, type.samples.good);
  return [
    `## ${type.title}`,
    `${code(type.type)}: ${plain(type.description)} ${readBy(type.type)} Its payload is a ${code(type.name)}.`,
    table(['member', 'holds', 'may be absent'], members(type.shape, '')),
    'An example, as people read it:',
    ...(facts.length === 0
      ? []
      : [
          table(
            ['what', 'value'],
            facts.map(({ label, text }) => [plain(label), plain(text)]),
          ),
        ]),
    ...tables.map(({ label, columns, rows }) =>
      [
        `${plain(label)}:`,
        table(
          columns.map(plain),
          rows.map((row) => row.map(plain)),
        ),
      ].join('\n\n'),
    ),
  ].join('\n\n');
}

function readBy(type: string): string {
  const ids = listControls()
    .filter(({ needs, unless }) =>
      [...needs, ...(unless === undefined ? [] : [unless])].some((each) => each.type === type),
    )
    .map(({ id }) => `[${id}](/reference/controls/#${anchor(id)})`);
  return `Read by ${ids.join(', ')}.`;
}

/** A row for each member at any depth; `files/path` is the `path` of each of the `files`. */
function members(shape: ShapeNode, place: string): readonly string[][] {
  switch (shape.kind) {
    case 'record':
      return Object.entries(shape.members).flatMap(([key, member]) => {
        const below = place === '' ? key : `${place}/${key}`;
        return [
          [code(below), words(member), member.kind === 'optional' ? 'yes' : ''],
          ...members(member, below),
        ];
      });
    case 'list':
    case 'nullable':
    case 'optional':
      return members(shape.of, place);
    default:
      return [];
  }
}

function words(shape: ShapeNode): string {
  switch (shape.kind) {
    case 'text':
      return `text, at most ${shape.max.toLocaleString('en-US')} characters`;
    case 'count':
      return shape.unit === 'bytes' ? 'number of bytes' : 'count';
    case 'choice':
      return shape.of.map(code).join(', ');
    case 'list':
      return `list of at most ${shape.max.toLocaleString('en-US')}: ${words(shape.of)}`;
    case 'map':
      return `named values: ${words(shape.of)}`;
    case 'nullable':
      return `${words(shape.of)}, or null`;
    case 'optional':
      return words(shape.of);
    default:
      return WORDS[shape.kind];
  }
}

const WORDS = {
  path: 'path below the root of the model',
  digest: 'digest',
  instant: 'instant',
  tier: 'tier',
  flag: 'true or false',
  record: 'object',
} as const;
