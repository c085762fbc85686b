import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** Security posture of the machine-learning models of the catalog. */
  weighbridge?: {
    /** Where models are read from; an entity names one as `<name>/<folder>` in `weighbridge.dev/model`. */
    sources?: Array<{
      /** `folder`, or a type that a module adds. */
      type: string;
      /** What annotations call this source. Default: the last segment of `path`. */
      name?: string;
      /**
       * For the type `folder`: the folder that holds the models' folders, absolute or relative to the
       * folder where the backend runs. Nothing outside of it is read.
       */
      path?: string;
      /**
       * Entity references of the owners whose entities may name models of this source, for instance
       * `group:default/fraud`; a bare name is that of a group. What another owner names is not weighed, and
       * says so. Default: every owner may.
       */
      owners?: string[];
    }>;

    /**
     * Entities that are models beside those with the annotation and the built-in kinds and types.
     * @deepVisibility frontend
     */
    entities?: Array<{
      /** For instance `Component`. */
      kind: string;
      /** The value of `spec.type`; without it every entity of the kind is a model. */
      type?: string;
    }>;

    /**
     * What admits a model, and whose signature counts: a built-in policy, or a file of your own. The
     * built-in ones name no signers, so that no signature passes under them. Default: `default`.
     */
    policy?:
      | 'default'
      | 'prod'
      | {
          /** Absolute or relative to the folder where the backend runs; read again at every weighing. */
          file: string;
        };

    /**
     * Trusted root (`trustedroot.v0.1` JSON) by which keyless signatures are verified, for a Sigstore of
     * your own; absolute or relative to the folder where the backend runs, read at start. Default: the
     * pinned root of the public-good Sigstore. Nothing is fetched.
     */
    sigstoreRoot?: string;

    /**
     * How often every model is weighed. All replicas keep one schedule together, so `scope` changes nothing.
     * Default: every 30 minutes, 10 seconds after the start.
     */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    /**
     * How often the catalog is asked for models; new ones are weighed at once, and nothing waits for that. All
     * replicas keep one schedule together, so `scope` changes nothing. Default: every 15 seconds, 2 seconds
     * after the start.
     */
    discovery?: SchedulerServiceTaskScheduleDefinitionConfig;

    /** `none` leaves the files unhashed: fast, but nothing is bound to the bytes. Default: `full`. */
    hash?: 'full' | 'none';

    /**
     * File that remembers the digests of unchanged files, so that they are not read again. It must be
     * writable by the backend alone. Default: none, every byte is read at every weighing.
     */
    digestCache?: string;

    /** How many models are weighed at the same time, 1 to 16. Default: 2. */
    concurrency?: number;

    /** How long the weighing of one model may take. Default: 10 minutes. */
    timeout?: HumanDuration | string;

    /**
     * How long after a replica is gone another one weighs the models that it was weighing, at the latest.
     * Between 1 second and 1 hour. Default: 60 seconds.
     */
    lease?: HumanDuration | string;

    /**
     * Where others put down statements of evidence: in each folder `<source>/<model>/*.json`, as the annotation of the
     * entity has it. The policy names whose word counts (`observers`).
     */
    evidence?: Array<{
      /** Always `folder`. */
      type: 'folder';
      /** Absolute, or relative to the folder where the backend runs. */
      path: string;
    }>;

    /** What collectors of modules are configured with, by the id of the collector; see their pages. */
    collectors?: { [id: string]: { [key: string]: unknown } };
  };
}
