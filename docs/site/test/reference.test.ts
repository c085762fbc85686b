import { evidenceTypes } from '@weighbridge/evidence';
import { listControls } from '@weighbridge/posture';
import { expect, test } from 'vitest';
import { controlsPage } from '../generate/reference/controls.ts';
import { evidencePage } from '../generate/reference/evidence.ts';

/** The sections of a page below a level of headings, by title. */
function sectionsOf(body: string, heading: string): ReadonlyMap<string, string> {
  const parts = body.split(new RegExp(`^${heading} `, 'm')).slice(1);
  return new Map(parts.map((part) => [part.split('\n')[0] ?? '', part]));
}

const evidence = sectionsOf(evidencePage().body, '##');
const controls = sectionsOf(controlsPage().body, '###');

test.for(evidenceTypes.map((each) => [each.type, each] as const))(
  'the page of %s says in a sentence what it is, and who reads it',
  ([type, { title }]) => {
    const [, sentence, readers] = /^`[^`]+`: (.*?) Read by (.*?)\. Its/m.exec(
      evidence.get(title) ?? '',
    ) ?? ['', '', ''];
    expect(sentence, `write the description of ${type}: its page begins with it`).toMatch(
      /^[A-Z].*\.$/,
    );
    expect(readers, `let a control read ${type}`).toContain('WB-');
  },
);

test.for(listControls().map((each) => [each.id, each] as const))(
  'the page of %s says what it asks and what to do',
  ([id, { title, remediation }]) => {
    const words = controls.get(id) ?? '';
    expect(title && words, `write the title of ${id}`).toContain('**');
    expect(remediation && words, `write the remediation of ${id}`).toContain('If it fails');
  },
);
