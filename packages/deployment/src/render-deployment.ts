import { printGeneratedFiles, withoutOrigin, type GeneratedFile, type From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { tailnetPolicy } from '@netloom/tailscale';
import { argocdFiles } from './argocd/argocd-files.ts';
import type { DeliveryInput } from './delivery-input.ts';
import { fluxFiles } from './flux/flux-files.ts';
import { nodeConfig, nodeConfigNotes } from './k3s/node-config.ts';
import { namespaces } from './namespaces.ts';
import { toHelmChart } from './operators/helm-chart.ts';
import { installPage } from './operators/install-page.ts';
import { operators, type Operator } from './operators/operators.ts';
import { validateObjects } from './validate-objects.ts';

/** What surrounds the umbrella: operators, Argo CD or Flux, K3s configuration, the tailnet's policy. Path inside generated/ → text. */
export async function renderDeployment(network: Network): Promise<ReadonlyMap<string, string>> {
  const drawings = drawDeployment(network, withoutOrigin);
  await validateObjects(drawings);
  return new Map([
    ...printGeneratedFiles(drawings),
    ['operators/install.md', installPage(network, operators(network))],
  ]);
}

/** The same without prose, as objects whose origins `from` records. */
export function drawDeployment(network: Network, from: From): ReadonlyMap<string, GeneratedFile> {
  const needed = operators(network);
  const { delivery } = network;
  return new Map<string, GeneratedFile>([
    [
      'operators/00-namespaces.yaml',
      { documents: namespaces(network).map((namespace) => from(network, namespace)) },
    ],
    ...needed.flatMap((operator) => operatorFiles(operator, { network, from })),
    ...(delivery === null ? [] : deliveryFiles({ network, delivery, operators: needed }, from)),
    ...nodeFiles(network, from),
    ...policyFile(network, from),
  ]);
}

function deliveryFiles(input: DeliveryInput, from: From): ReadonlyMap<string, GeneratedFile> {
  switch (input.delivery.gitops) {
    case 'argocd':
      return argocdFiles(input, from);
    case 'flux':
      return fluxFiles(input, from);
  }
}

function operatorFiles(
  operator: Operator,
  { network, from }: { readonly network: Network; readonly from: From },
): readonly (readonly [string, GeneratedFile])[] {
  const { name, cause, values, pin } = operator;
  return [
    [`operators/${name}/values.yaml`, { documents: [from(cause, values)] }],
    [
      `operators/k3s/${name}.yaml`,
      {
        documents: [from(cause, toHelmChart(operator))],
        notes: ['For /var/lib/rancher/k3s/server/manifests on one server.'],
        keys: [{ pointer: '/spec/version', row: network.operators, key: pin }],
      },
    ],
  ];
}

function nodeFiles(network: Network, from: From): readonly (readonly [string, GeneratedFile])[] {
  return network.nodes.map((node) => [
    `k3s/${node.name}.yaml`,
    { documents: [from(node, nodeConfig(network, node))], notes: [...nodeConfigNotes(network, node)] },
  ]);
}

function policyFile(network: Network, from: From): readonly (readonly [string, GeneratedFile])[] {
  if (network.tailnet === null) return [];
  const policy = tailnetPolicy(network);
  return [['tailnet-policy.json', { documents: [from(network.connectors, policy)] }]];
}
