import { operators } from '@netloom/deployment';
import { ownedNamespaces, prerequisiteSecrets, type Network } from '@netloom/network-model';
import type { Refusal } from '../changes/refusal.ts';
import type { Observation } from '../observe/observation.ts';
import type { Allowances } from './allowances.ts';
import { NOTHING } from './checks/check-result.ts';
import { planNamespaces } from './checks/namespaces.ts';
import { planOperators } from './checks/operators.ts';
import { checkRelease, planRelease } from './checks/release.ts';
import { checkSecrets } from './checks/secrets.ts';
import type { Rollout } from './plan.ts';

export interface StagesInput {
  readonly network: Network;
  readonly observation: Observation;
  readonly allowed: Pick<Allowances, 'adopt' | 'install'>;
}

export interface Stages {
  readonly rollout: Rollout;
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

/** What an apply does before the objects of the network, as far as it goes. */
export function planStages({ network, observation, allowed }: StagesInput): Stages {
  const { until, release, umbrella, installed } = observation;
  const [withOperators, toTheEnd] = [until !== 'namespaces', until === 'network'];
  const namespaces = planNamespaces({
    owned: ownedNamespaces(network),
    used: toTheEnd ? [...observation.namespaces.keys()] : [],
    live: observation.namespaces,
    adopt: allowed.adopt,
  });
  const secrets = withOperators
    ? checkSecrets({
        secrets: prerequisiteSecrets(network),
        live: observation.secrets,
        hasNamespace: (name) => (observation.namespaces.get(name) ?? null) !== null,
      })
    : NOTHING;
  const installs = withOperators
    ? planOperators({
        ...observation,
        operators: operators(network),
        releases: observation.operatorReleases,
        install: allowed.install,
      })
    : NOTHING;
  return {
    rollout: {
      cluster: observation.cluster,
      firstInstall: network.cluster.identity === null && installed.by === 'nobody' && installed.left === null,
      namespaces: namespaces.rows,
      secrets: secrets.rows,
      operators: installs.rows,
      release: planRelease(release),
      objects: umbrella === null ? null : umbrella.objects.length,
    },
    refusals: [
      ...(toTheEnd ? checkRelease(release) : []),
      ...[namespaces, secrets, installs].flatMap(({ refusals }) => refusals),
    ],
    notes: [namespaces, secrets, installs].flatMap(({ notes }) => notes),
  };
}
