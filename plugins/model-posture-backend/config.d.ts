import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** Security posture of the machine-learning models of the catalog. */
  weighbridge?: {
    /** Where models are read from; an entity names one as `<name>/<folder>` in `weighbridge.dev/model`. */
    sources?: Array<{
      /** `folder`, or a type that a module adds. */
      type: string;
      /** The name of this source in annotations. Default: the last segment of `path`. */
      name?: string;
      /**
       * For the type `folder`: the folder that contains the models' folders, absolute or relative to the folder where
       * the backend runs. Nothing outside it is read.
       */
      path?: string;
      /**
       * Entity references of the owners whose entities may name models of this source, for instance
       * `group:default/fraud`; a bare name is that of a group. A model that another owner names is not weighed, and
       * its state says so. Default: every owner may.
       */
      owners?: string[];
    }>;

    /**
     * Entities that are models in addition to those with the annotation and the built-in kinds and types.
     * @deepVisibility frontend
     */
    entities?: Array<{
      /** For instance `Component`. */
      kind: string;
      /** The value of `spec.type`; without it every entity of the kind is a model. */
      type?: string;
    }>;

    /**
     * What admits a model, and whose signature counts: a built-in policy, or your own file. The built-in ones name no
     * signers, so no signature passes under them. Default: `default`.
     */
    policy?:
      | 'default'
      | 'prod'
      | {
          /** Absolute or relative to the folder where the backend runs; read again at every weighing. */
          file: string;
        };

    /**
     * Trusted root (`trustedroot.v0.1` JSON) that verifies keyless signatures, for your own Sigstore instance;
     * absolute or relative to the folder where the backend runs, read at start. Default: the pinned root of the
     * public-good Sigstore. Nothing is fetched.
     */
    sigstoreRoot?: string;

    /**
     * How often every model is weighed. All replicas share one schedule, so `scope` changes nothing. Default: every
     * 30 minutes, 10 seconds after the start.
     */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    /**
     * How often the catalog is asked for models; new ones are weighed at once, and nothing waits for that. All
     * replicas share one schedule, so `scope` changes nothing. Default: every 15 seconds, 2 seconds after the start.
     */
    discovery?: SchedulerServiceTaskScheduleDefinitionConfig;

    /** `none` leaves the files unhashed: fast, but nothing is bound to the bytes. Default: `full`. */
    hash?: 'full' | 'none';

    /**
     * File that caches the digests of unchanged files, so they are not read again. It must be writable only by the
     * backend. Default: none, every byte is read at every weighing.
     */
    digestCache?: string;

    /** How many models are weighed at the same time, 1 to 16. Default: 2. */
    concurrency?: number;

    /** How long the weighing of one model may take. Default: 10 minutes. */
    timeout?: HumanDuration | string;

    /**
     * After a replica is gone, the time within which another one weighs the models that it was weighing.
     * Between 1 second and 1 hour. Default: 60 seconds.
     */
    lease?: HumanDuration | string;

    /**
     * Where others provide statements of evidence: in each folder `<source>/<model>/*.json`, as in the entity's
     * annotation. The policy names whose evidence counts (`observers`).
     */
    evidence?: Array<{
      /** Always `folder`. */
      type: 'folder';
      /** Absolute, or relative to the folder where the backend runs. */
      path: string;
    }>;

    /** Configuration of the collectors from modules, by the id of the collector; see their documentation. */
    collectors?: { [id: string]: { [key: string]: unknown } };
  };
}
