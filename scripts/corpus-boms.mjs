import { enter } from './lib/enter.mjs';

enter(() => import('./commands/corpus-boms.mjs'));
