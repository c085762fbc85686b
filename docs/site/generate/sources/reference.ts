import type { PageSource } from '../page.ts';
import { checklistPage } from '../reference/checklist.ts';
import { commandsPage } from '../reference/commands.ts';
import { controlsPage } from '../reference/controls.ts';
import { errorsPage } from '../reference/errors.ts';
import { evidencePage } from '../reference/evidence.ts';
import { frameworksPage } from '../reference/frameworks.ts';
import { rulesPage } from '../reference/rules.ts';
import { vocabularyPage } from '../reference/vocabulary.ts';

/** What can be looked up, from the registries of the packages. */
export const reference: PageSource = {
  folder: 'reference',
  pages: async () => [
    checklistPage(),
    controlsPage(),
    evidencePage(),
    frameworksPage(),
    await rulesPage(),
    errorsPage(),
    await commandsPage(),
    vocabularyPage(),
  ],
};
