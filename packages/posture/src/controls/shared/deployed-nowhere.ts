import { deploymentInventory } from '@weighbridge/evidence';
import type { ClusterInventory, DeploymentInventoryPayload } from '@weighbridge/evidence';
import { need } from '../../control.ts';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { cut, plural } from '../../text.ts';

/** Maximum number of names in one sentence. */
const MAX_NAMES = 3;

/** Shows that no cluster of the policy serves the model, so there is no deployment to ask about. */
export const deployedNowhere: ReturnType<typeof need> = need({
  of: deploymentInventory,
  shows:
    'A whole list of every cluster that the policy names, in which no workload serves the model.',
  grants: 'not-applicable',
  judge: judgeInventory,
});

/** Only a complete list of a cluster can show that the model is not in it. */
function judgeInventory({ clusters }: DeploymentInventoryPayload, policy: Policy): Judgement {
  if (clusters.some(isMiscounted)) {
    return open('The evidence contradicts itself: a list holds more than is counted.');
  }
  const serving = clusters.filter((each) => each.serving.count > 0);
  if (serving.length > 0) {
    return open(
      `The model is deployed: ${named(serving)} ${serving.length > 1 ? 'serve' : 'serves'} it.`,
    );
  }
  const wanted = policy.clusters ?? [];
  if (wanted.length === 0) {
    const remedy = 'Name every cluster that may serve models in the policy, under clusters.';
    return {
      ...open('The policy names no cluster, so no list of clusters is known to be whole.'),
      remedy,
    };
  }
  const [first] = wanted.flatMap((name) => whyNotSeen(name, clusters) ?? []);
  return first === undefined
    ? {
        outcome: 'supports',
        message: `Not deployed: no workload of ${listed(wanted)} serves the model.`,
      }
    : open(first);
}

function isMiscounted({ serving, undetermined }: ClusterInventory): boolean {
  return [serving, undetermined].some(({ count, listed: names }) => names.length > count);
}

function whyNotSeen(name: string, clusters: readonly ClusterInventory[]): string | undefined {
  const seen = clusters.filter((each) => each.name === name);
  if (seen.length === 0) return `The cluster ${cut(name)} was not listed.`;
  if (!seen.every(({ complete }) => complete))
    return `The cluster ${cut(name)} was not listed whole.`;
  const unclear = seen.reduce((sum, { undetermined }) => sum + undetermined.count, 0);
  if (unclear === 0) return undefined;
  const what = `${plural(unclear, 'workload')} of the cluster ${cut(name)}`;
  return `${what} ${unclear === 1 ? 'does' : 'do'} not say which model ${unclear === 1 ? 'it serves' : 'they serve'}.`;
}

function open(message: string): Judgement {
  return { outcome: 'inconclusive', message };
}

function named(clusters: readonly ClusterInventory[]): string {
  return listed(
    clusters.map(({ name, serving }) => `${name} (${plural(serving.count, 'workload')})`),
  );
}

function listed(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? [`${names.length - MAX_NAMES} more`] : [];
  return [...names.slice(0, MAX_NAMES).map((name) => cut(name)), ...more].join(', ');
}
