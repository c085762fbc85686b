import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';
import { noticesOf } from '../notices/all.mjs';

export const notices = {
  name: 'notices',
  what: 'THIRD_PARTY_NOTICES.md name all data and dependencies of others (pnpm notices)',
  run: async () =>
    noticesOf()
      .flatMap(({ file, text, problems }) => {
        const there = existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '';
        const stale = there === text ? [] : ['it is stale: pnpm notices'];
        return [...problems, ...stale].map((problem) => `${file}: ${problem}`);
      })
      .join('\n'),
};
