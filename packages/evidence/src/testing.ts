export { payloadsOf } from './testing/payloads-of.ts';
