import { generatedYaml, type CheckedNetwork } from '@netloom/engine';
import type { Network } from '@netloom/network-model';
import { renderTailnetPolicy } from '@netloom/tailscale';
import { argocdFiles } from './argocd/argocd-files.ts';
import { nodeConfig, nodeConfigNotes } from './k3s/node-config.ts';
import { namespaces } from './namespaces.ts';
import { toHelmChart } from './operators/helm-chart.ts';
import { installPage } from './operators/install-page.ts';
import { operators, type Operator } from './operators/operators.ts';

/** What surrounds the umbrella: operators, Argo CD, K3s configuration, the tailnet's policy. Path inside generated/ → text. */
export function deliver({ facts: { network } }: CheckedNetwork): ReadonlyMap<string, string> {
  const needed = operators(network);
  const { delivery } = network;
  return new Map([
    ['operators/00-namespaces.yaml', generatedYaml(namespaces(network))],
    ['operators/install.md', installPage(network, needed)],
    ...needed.flatMap(operatorFiles),
    ...(delivery === null ? [] : argocdFiles({ network, delivery, operators: needed })),
    ...nodeFiles(network),
    ...(network.tailnet === null ? [] : [['tailnet-policy.json', renderTailnetPolicy(network)] as const]),
  ]);
}

function operatorFiles(operator: Operator): readonly (readonly [string, string])[] {
  return [
    [`operators/${operator.name}/values.yaml`, generatedYaml([operator.values])],
    [
      `operators/k3s/${operator.name}.yaml`,
      generatedYaml([toHelmChart(operator)], ['For /var/lib/rancher/k3s/server/manifests on one server.']),
    ],
  ];
}

function nodeFiles(network: Network): readonly (readonly [string, string])[] {
  return network.nodes.map((node) => [
    `k3s/${node.name}.yaml`,
    generatedYaml([nodeConfig(network, node)], nodeConfigNotes(network, node)),
  ]);
}
