import { describeRef, refOf, type ObjectRef } from '@netloom/cluster';
import { operators } from '@netloom/deployment';
import type { Network } from '@netloom/network-model';
import type { Refusal } from '../changes/refusal.ts';
import { heldNetwork } from '../observe/read-installed.ts';
import { checkCluster } from '../plan/checks/cluster.ts';
import { checkNetworkOwner } from '../plan/checks/network-owner.ts';
import { planOperators } from '../plan/checks/operators.ts';
import type { ObservedRemoval } from './observe-removal.ts';
import type { RemoveOperatorStep, RemovalPlan } from './removal-plan.ts';

export interface RemovalInput {
  readonly network: Network;
  readonly observed: ObservedRemoval;
  /** Whether the operators go as well: they may serve others. */
  readonly withOperators: boolean;
}

/** What would be removed from the cluster, and what stands against it. Pure: `observeRemoval` has read all that it takes. */
export function planRemoval({ network, observed, withOperators }: RemovalInput): RemovalPlan {
  const { release, objects, namespaces } = observed;
  const steps = withOperators ? operatorSteps(network, observed) : [];
  return {
    network: network.name,
    cluster: observed.cluster,
    release: release === null ? null : { revision: release.revision.number, status: release.revision.status },
    objects,
    operators: steps,
    namespaces,
    refusals: [
      ...checkCluster({ network, cluster: observed.cluster, held: heldNetwork(observed.installed) }),
      ...checkNetworkOwner(observed),
      ...steps.flatMap((step) => othersOf(step, observed)),
    ],
    warnings: warnings(objects),
  };
}

/** In reverse order of the installation. */
function operatorSteps(network: Network, observed: ObservedRemoval): readonly RemoveOperatorStep[] {
  const { rows } = planOperators({
    ...observed,
    operators: operators(network),
    releases: observed.operatorReleases,
    install: new Set(),
  });
  return rows
    .map(({ name, namespace, action, reason }): RemoveOperatorStep => {
      if (action === 'leave') return { name, namespace, action, reason };
      if (action === 'install') return { name, namespace, action: 'leave', reason: 'it is not installed' };
      return { name, namespace, action: 'uninstall', reason: null };
    })
    .toReversed();
}

function othersOf({ name, action }: RemoveOperatorStep, { others }: ObservedRemoval): readonly Refusal[] {
  const served = others.get(name) ?? [];
  if (action === 'leave' || served.length === 0) return [];
  const names = served.slice(0, SHOWN).map((object) => describeRef(refOf(object)));
  const more = served.length > SHOWN ? ` and ${served.length - SHOWN} more` : '';
  return [
    {
      code: 'operator-serves-others',
      message: `${name} serves ${names.join(', ')}${more}, which would go with its CRDs or be served by nobody.`,
      help: 'Remove them first, or leave the operators: run this without --with-operators.',
    },
  ];
}

const SHOWN = 5;

function warnings(objects: readonly ObjectRef[]): readonly string[] {
  const has = (kind: string): boolean => objects.some((ref) => ref.kind === kind);
  return [
    ...(has('HelmChartConfig')
      ? [
          'Without its HelmChartConfig, K3s installs Traefik with its defaults: its Service may get another address.',
        ]
      : []),
    ...(has('IPAddressPool')
      ? ['Without the pools, Services of type LoadBalancer lose their addresses, that of Traefik as well.']
      : []),
    ...(has('NetworkPolicy')
      ? ['Without the NetworkPolicies, pods of other namespaces reach every port of the apps.']
      : []),
    ...(has('DNSEndpoint') ? ['Where external-dns runs, the records of the DNSEndpoints go with them.'] : []),
    ...(has('Connector')
      ? [
          'The Connectors go only while the Tailscale operator runs: it takes their devices out of the tailnet.',
        ]
      : []),
  ];
}
