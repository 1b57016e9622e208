import { printGeneratedFiles, withoutOrigin, type GeneratedFile, type From } from '@netloom/chart-kit';
import { DISTRIBUTIONS, type Network, type Node } from '@netloom/network-model';
import { tailnetPolicy } from '@netloom/tailscale';
import { argocdFiles } from './argocd/argocd-files.ts';
import type { DeliveryInput } from './delivery-input.ts';
import { fluxFiles } from './flux/flux-files.ts';
import { nodeConfig, nodeConfigNotes } from './k3s/node-config.ts';
import { namespaces } from './namespaces.ts';
import { toHelmChart } from './operators/helm-chart.ts';
import { installPage } from './operators/install-page.ts';
import { operators, type Operator } from './operators/operators.ts';
import { resolverFiles } from './resolvers/resolver-files.ts';
import { rke2Config, rke2Notes } from './rke2/node-config.ts';
import { machinePatch, machinePatchNotes } from './talos/machine-patch.ts';
import { validateObjects } from './validate-objects.ts';

/** What surrounds the umbrella: operators, Argo CD or Flux, the nodes' configuration, the tailnet's policy. Path inside generated/ → text. */
export async function renderDeployment(network: Network): Promise<ReadonlyMap<string, string>> {
  const drawings = drawDeployment(network, withoutOrigin);
  await validateObjects(drawings);
  return new Map([
    ...printGeneratedFiles(drawings),
    ['operators/install.md', installPage(network, operators(network))],
    ...resolverFiles(network),
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
  const file: GeneratedFile = { documents: [from(cause, values)] };
  const { distribution } = network.cluster;
  const { helmCharts } = DISTRIBUTIONS[distribution];
  if (helmCharts === null) return [[`operators/${name}/values.yaml`, file]];
  return [
    [`operators/${name}/values.yaml`, file],
    [
      `operators/${distribution}/${name}.yaml`,
      {
        documents: [from(cause, toHelmChart(operator))],
        notes: [`For ${helmCharts} on one server.`],
        keys: [{ pointer: '/spec/version', row: network.operators, key: pin }],
      },
    ],
  ];
}

function nodeFiles(network: Network, from: From): readonly (readonly [string, GeneratedFile])[] {
  return network.nodes.flatMap((node) => {
    const file = nodeFile(network, node);
    if (file === null) return [];
    const { document, notes } = file;
    return [
      [
        `${network.cluster.distribution}/${node.name}.yaml`,
        { documents: [from(node, document)], notes: [...notes] },
      ],
    ];
  });
}

interface NodeFile {
  readonly document: object;
  readonly notes: Iterable<string>;
}

/** null where a distribution has no configuration of each node that the network decides. */
function nodeFile(network: Network, node: Node): NodeFile | null {
  const { distribution } = network.cluster;
  switch (distribution) {
    case 'k3s':
      return { document: nodeConfig(network, node), notes: nodeConfigNotes(network, node) };
    case 'rke2':
      return { document: rke2Config(network, node), notes: rke2Notes(node) };
    case 'talos':
      return { document: machinePatch(network, node), notes: machinePatchNotes(network, node) };
    case 'k0s':
    case 'kubeadm':
      return null;
    default:
      return distribution satisfies never;
  }
}

function policyFile(network: Network, from: From): readonly (readonly [string, GeneratedFile])[] {
  if (network.tailnet === null) return [];
  const policy = tailnetPolicy(network);
  return [['tailnet-policy.json', { documents: [from(network.connectors, policy)] }]];
}
