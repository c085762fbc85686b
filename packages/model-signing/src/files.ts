// The files of a model as a signature names them: listed, digested and compared.

export type { TwinOptions } from './manifest/twins.ts';
export { compareModel } from './files/compare-model.ts';
export type { CompareModelOptions } from './files/compare-model.ts';
export { digestModel } from './files/digest-model.ts';
export type { DigestModelOptions, ModelDigest } from './files/digest-model.ts';
export type { ListedFile, ModelListing, Obstacle } from './files/list-model.ts';
export { openModel } from './files/open-model.ts';
export type { OpenModel } from './files/open-model.ts';
export { isGitPath } from './files/ignore.ts';
export { whichLoadable } from './loadable.ts';
export { rootDigest } from './manifest/root-digest.ts';
