import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { FolderSource } from '@weighbridge/core';

/** One entry of `weighbridge.sources`, opened: a place with models, by path. */
export interface ModelSource {
  /**
   * The files of the model at a path below this source.
   *
   * `path` comes from a catalog annotation: it is `/`-separated, relative and without empty, `.` or
   * `..` segments, and is hostile otherwise. The result must not lead out of the source.
   *
   * @throws {Error} with a `code` of `NOT_FOUND`, `OUTSIDE_ROOT`, `UNREADABLE` or the source's own,
   *   and a message without secrets and server paths: the portal shows both
   */
  openModel(path: string, options: { readonly signal: AbortSignal }): Promise<FolderSource>;
  /**
   * Names the place that a path leads to after all links are followed. Two paths that lead to one model must
   * have the same name, also in two sources. The backend compares these names across all types of sources, so
   * start the name with a word that only this type uses. The backend stores a digest of the name and never shows
   * it. Without this method the backend compares annotations.
   *
   * @throws {Error} as `openModel`; the backend then compares annotations
   */
  placeOf?(path: string, options: { readonly signal: AbortSignal }): Promise<string>;
  /**
   * Checks whether models could be read now, within 5 seconds and without reading one; health reports the result. A
   * source without this method counts as available.
   *
   * @throws {Error} with a message without secrets and server paths, when no model could be read
   */
  check?(options: { readonly signal: AbortSignal }): Promise<void>;
}

/** One `type` of `weighbridge.sources`. */
export interface ModelSourceType {
  /** The value of `type` in the configuration, for instance `folder`. */
  readonly type: string;
  /**
   * Opens a configured source; called once at start. Do not throw if the place does not exist yet: warn in the log;
   * `openModel` says so for each model, and the portal shows it.
   *
   * @throws {Error} when the configuration is wrong; the backend then does not start
   */
  create(options: {
    readonly name: string;
    readonly config: Config;
    readonly logger: LoggerService;
  }): Promise<ModelSource>;
}
