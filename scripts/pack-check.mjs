import { enter } from './lib/enter.mjs';

enter(() => import('./commands/pack-check.mjs'));
