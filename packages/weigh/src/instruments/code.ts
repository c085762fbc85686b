import type { ModelDescription } from '@weighbridge/aibom';
import type { CodePayload } from '@weighbridge/evidence';
import { defineEvidenceCollector } from '../collector.ts';
import { observe } from '../observe.ts';
import { listFiles, MAX_LISTED } from './files.ts';

/** A note of the format readers: settings or a header hold a program that renders prompts. */
const CHAT_TEMPLATE = 'code/chat-template';

/** Whether loading the model can run code that came with it, file by file. */
export const code = defineEvidenceCollector({
  id: 'code',
  title: 'Code in the files',
  types: ['artifact/code'],
  collect(context) {
    const { description } = context;
    const templates = holdingTemplates(description);
    const payload: CodePayload = {
      files: listFiles(description).map((file) => ({
        ...file,
        chatTemplate: templates.has(file.path),
      })),
      complete: description.files.length <= MAX_LISTED,
      skippedCount: description.skipped.length,
    };
    return Promise.resolve({
      evidence: [
        observe(context, { type: 'artifact/code', tier: 'measured', locator: '.', payload }),
      ],
      findings: [],
    });
  },
});

/** Paths of the files that hold a chat template. */
function holdingTemplates({ findings }: ModelDescription): ReadonlySet<string> {
  const notes = findings.filter(({ ruleId }) => ruleId === CHAT_TEMPLATE);
  return new Set(notes.flatMap(({ locations }) => locations.map(({ path }) => path)));
}
