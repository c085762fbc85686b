import { enter } from './lib/enter.mjs';

enter(() => import('./commands/guide.mjs'));
