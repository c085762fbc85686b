import type { ModelDescription } from '@weighbridge/aibom';
import type { CodePayload } from '@weighbridge/evidence';
import { defineInstrument } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import { description } from '../readings/description.ts';
import { listFiles, MAX_LISTED } from './files.ts';

/** A note from the format readers: settings or a header hold a program that renders prompts. */
const CHAT_TEMPLATE = 'code/chat-template';

/** Whether loading the model can run code that came with it, file by file. */
export const code = defineInstrument({
  id: 'code',
  title: 'Code in the files',
  types: ['artifact/code'],
  everyMinutes: 30,
  needs: [],
  reads: [description],
  async observe(context) {
    const described = await context.read(description);
    const templates = holdingTemplates(described);
    const payload: CodePayload = {
      files: listFiles(described).map((file) => ({
        ...file,
        chatTemplate: templates.has(file.path),
      })),
      complete: described.files.length <= MAX_LISTED,
      skippedCount: described.skipped.length,
    };
    return {
      evidence: [
        makeItem(context, { type: 'artifact/code', tier: 'measured', locator: '.', payload }),
      ],
      findings: [],
    };
  },
});

/** Paths of the files that hold a chat template. */
function holdingTemplates({ findings }: ModelDescription): ReadonlySet<string> {
  const notes = findings.filter(({ ruleId }) => ruleId === CHAT_TEMPLATE);
  return new Set(notes.flatMap(({ locations }) => locations.map(({ path }) => path)));
}
