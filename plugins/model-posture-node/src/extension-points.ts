import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ModelCollector } from './collector.ts';
import type { ModelSourceType } from './source.ts';

/** Where modules add evidence collectors. */
export interface ModelPostureCollectorsExtensionPoint {
  /**
   * Adds a collector, to be called once per weighing and model.
   *
   * @throws {Error} when a collector with the same id was added before
   */
  addCollector(collector: ModelCollector): void;
}

/** Where modules add types of `weighbridge.sources`. */
export interface ModelPostureSourcesExtensionPoint {
  /**
   * Adds a value that `type` of `weighbridge.sources` can have.
   *
   * @throws {Error} when a source type with the same name was added before
   */
  addSourceType(sourceType: ModelSourceType): void;
}

/** Adds evidence collectors to the model-posture backend. */
export const modelPostureCollectorsExtensionPoint =
  createExtensionPoint<ModelPostureCollectorsExtensionPoint>({ id: 'model-posture.collectors' });

/** Adds types of sources, where models are read from, to the model-posture backend. */
export const modelPostureSourcesExtensionPoint =
  createExtensionPoint<ModelPostureSourcesExtensionPoint>({ id: 'model-posture.sources' });
