import { enter } from './lib/enter.mjs';

enter(() => import('./commands/release-rehearse.mjs'));
