export type { Claim, DescribedFile, ModelDescription } from './description.ts';
