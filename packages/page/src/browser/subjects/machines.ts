import type { Host, NetworkFacts, Node } from '@netloom/network-model';
import { subjectId } from '../../data/subject-id.ts';
import { code, text } from './facts.ts';
import type { Fact, Subject } from './subject.ts';

const KINDS = { gateway: 'router', proxmox: 'Proxmox host', node: 'node', host: 'host' } as const;

export function machineSubjects({ network, origins }: NetworkFacts): readonly Subject[] {
  const nodes = new Map(network.nodes.map((node) => [node.name, node]));
  return network.hosts.map((host) => {
    const node = host.role === 'node' ? nodes.get(host.name) : undefined;
    const endpoint = `${host.role === 'node' ? 'node' : 'host'}:${host.name}`;
    return {
      id: machineId(host),
      kind: KINDS[host.role],
      label: host.name,
      detail: host.addresses.map(({ address }) => address.toString()).join(', '),
      facts: [
        code(
          'addresses',
          host.addresses.map(({ space, address, segment }) => `${address} (${segment ?? space})`),
        ),
        ...(node === undefined ? [] : nodeFacts(node)),
      ],
      origin: origins.of(host),
      from: endpoint,
      to: endpoint,
      owner: endpoint,
      related: [
        ...(node?.host == null ? [] : [subjectId.host(node.host)]),
        ...network.nodes.filter((one) => one.host === host.name).map(({ name }) => subjectId.node(name)),
      ],
    };
  });
}

export function machineId({ role, name }: Host): string {
  return role === 'node' ? subjectId.node(name) : subjectId.host(name);
}

function nodeFacts({ role, podCidrs, host, vmId }: Node): readonly Fact[] {
  return [
    text('role', [role]),
    code('pod CIDR', podCidrs.map(String)),
    text('runs on', host === null ? [] : [vmId === null ? host : `${host}, VM ${vmId}`]),
  ];
}
