import { DISTRIBUTIONS, type Distribution, type MemberPort, type Members } from '@netloom/network-model';
import { table } from '../table.ts';

const MEMBERS: Readonly<Record<Members, string>> = { all: 'all nodes', servers: 'servers', agents: 'agents' };

/** What a network has of each distribution unless its file says otherwise. */
export function distributionsSection(): string {
  return table(
    ['Distribution', 'Pods', 'Services', 'Pod network', 'Service of CoreDNS', 'Files of nodes'],
    Object.entries(DISTRIBUTIONS).map(([name, own]) => [
      `\`${name}\``,
      own.podCidr === null ? 'to be stated' : `\`${own.podCidr}\``,
      `\`${own.serviceCidr}\``,
      own.cni === 'other' ? 'to be stated' : `\`${own.cni}\``,
      `\`${own.dnsService}\``,
      own.nodeFiles ? 'yes' : 'no',
    ]),
  );
}

/** The ports between nodes that `cluster-ports-not-allowed` looks for, beside those of the pod network. */
export function distributionPortsSection(): string {
  return table(
    ['Distribution', 'Ports between nodes'],
    Object.entries(DISTRIBUTIONS).map(([name, own]) => [`\`${name}\``, portsOf(own).join('<br>')]),
  );
}

function portsOf({ etcd: [first, last], kubelets, memberPorts }: Distribution): readonly string[] {
  const etcd = first === last ? String(first) : `${String(first)}-${String(last)}`;
  return [
    `\`10250/tcp\` kubelets: all nodes to ${MEMBERS[kubelets]}`,
    '`6443/tcp` Kubernetes API: all nodes to servers',
    `\`${etcd}/tcp\` etcd: servers to servers`,
    ...memberPorts.map(describePort),
  ];
}

function describePort({ port, what, from, to, cni }: MemberPort): string {
  const where = cni === undefined ? '' : `, with ${cni}`;
  return `\`${String(port)}/tcp\` ${what}: ${MEMBERS[from]} to ${MEMBERS[to]}${where}`;
}
