import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import { scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';
import { stateCidrs } from '../state-cidrs.ts';

/** A machine configuration of Talos, a document beside it, or what makes them: the files of talhelper and topf. */
export function addTalos(tree: Tree, draft: Draft): void {
  const use = { kind: 'Talos configuration', name: 'cluster.network', draft };
  draft.state('distribution', scalar('talos', tree));
  const network = at(tree, 'cluster', 'network');
  const stated = (...keys: readonly string[]): readonly PlannedScalar[] =>
    keys
      .flatMap((key) => [...textsAt(network, key), ...textsAt(tree, key), ...textsAt(tree, 'data', key)])
      .filter((one) => !isExpression(textOf(one)));
  stateCidrs('podCidr', stated('podSubnets', 'clusterPodNets', 'podCIDR'), use);
  stateCidrs('serviceCidr', stated('serviceSubnets', 'clusterSvcNets', 'svcCIDR'), use);
  const cni = textAt(network, 'cni', 'name') ?? textAt(tree, 'cniConfig', 'name');
  if (cni === 'flannel') {
    draft.state('cni', statedAt(network, 'cni', 'name') ?? statedAt(tree, 'cniConfig', 'name'));
  }
  addVip(tree, draft);
  addEndpoint(tree, draft);
}

/** The address that the machines of the control plane share. */
function addVip(tree: Tree, draft: Draft): void {
  const use = { kind: 'Talos configuration', name: 'virtual address', draft };
  const interfaces = [
    ...itemsAt(tree, 'machine', 'network', 'interfaces'),
    ...itemsAt(tree, 'networkInterfaces'),
    ...itemsAt(tree, 'controlPlane', 'networkInterfaces'),
  ];
  const stated = [
    ...[...interfaces, ...interfaces.flatMap((item) => itemsAt(item, 'vlans'))].map((item) =>
      statedAt(item, 'vip', 'ip'),
    ),
    textAt(tree, 'kind') === 'Layer2VIPConfig' ? statedAt(tree, 'name') : undefined,
  ];
  for (const one of stated) {
    if (one === undefined || isExpression(textOf(one))) continue;
    const address = toAddress(one, 4, use);
    if (address !== undefined) {
      draft.apis.push({ address, by: 'external' });
    }
  }
}

/** `https://10.0.10.50:6443`; a name says nothing of the address. */
function addEndpoint(tree: Tree, draft: Draft): void {
  const node =
    scalarAt(tree, 'cluster', 'controlPlane', 'endpoint') ??
    scalarAt(tree, 'clusterEndpoint') ??
    (textAt(tree, 'kind') === undefined ? scalarAt(tree, 'endpoint') : undefined);
  const [, host, port = '443'] = /^https:\/\/(\d+\.\d+\.\d+\.\d+)(?::(\d+))?/.exec(textAt(node) ?? '') ?? [];
  if (node === undefined || host === undefined) return;
  const address = toAddress(scalar(host, node), 4, { kind: 'Talos configuration', name: 'endpoint', draft });
  if (address !== undefined) {
    draft.endpoints.push({ address, by: 'external', port: scalar(Number(port), node) });
  }
}

/** What a template gives where it is filled in, as `withoutTemplate` leaves it. */
function isExpression(text: string): boolean {
  return text.startsWith('<<');
}
