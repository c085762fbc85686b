import { cappedPaths } from '../parts/capped.ts';
import type { CappedPaths } from '../parts/capped.ts';
import { NO_PATHS } from '../parts/sample.ts';
import { flag, line, list, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** Maximum number of clusters in one look. */
const MAX_CLUSTERS = 1000;

/** What one cluster runs of a model. */
export type ClusterInventory = {
  /** Its name, as in a policy. */
  readonly name: string;
  /** Whether everything that can serve a model was listed, in every namespace, without an error. */
  readonly complete: boolean;
  /** The workloads that serve the model, whatever bytes they have under its name. */
  readonly serving: CappedPaths;
  /** The workloads that may serve a model and do not say which. */
  readonly undetermined: CappedPaths;
};

/** `deployment/inventory`: where one observer saw the model deployed, and where not. */
export type DeploymentInventoryPayload = {
  /** Every cluster that the observer listed, by name. */
  readonly clusters: readonly ClusterInventory[];
};

/** Name and shape of `deployment/inventory`. */
export const deploymentInventory: EvidenceContract<DeploymentInventoryPayload> = {
  type: 'deployment/inventory',
  shape: shapeOf<DeploymentInventoryPayload>()(
    record({
      clusters: list(
        record({ name: line, complete: flag, serving: cappedPaths, undetermined: cappedPaths }),
        MAX_CLUSTERS,
      ),
    }),
  ),
};

/** `deployment/inventory` with its title, its display words and its samples. */
export const deploymentInventoryType: EvidenceType<DeploymentInventoryPayload> =
  /* @__PURE__ */ defineEvidenceType(deploymentInventory, () => {
    const idle: ClusterInventory = {
      name: 'production',
      complete: true,
      serving: NO_PATHS,
      undetermined: NO_PATHS,
    };
    const serving = { count: 1, listed: ['Deployment scoring/fraud'] };

    return {
      name: 'DeploymentInventoryPayload',
      title: 'Deployments',
      description: 'Which clusters serve the model, of those that one observer has listed.',
      labels: {
        'clusters/name': 'Cluster',
        'clusters/complete': 'Listed whole',
        'clusters/serving/count': 'Workloads that serve it',
        'clusters/serving/listed': 'Which',
        'clusters/undetermined/count': 'Workloads that do not say what they serve',
        'clusters/undetermined/listed': 'Which of these',
      },
      samples: {
        good: { clusters: [idle] },
        adverse: null,
        inconclusive: { clusters: [{ ...idle, serving }] },
      },
    };
  });
