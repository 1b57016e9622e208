import type { OtherSource } from '../../sources/other-source.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress, toCidr } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { list, map, scalar, type PlannedMap, type PlannedScalar } from '../planned.ts';
import { itemsAt, statedAt, textAt, textsAt } from '../read-tree.ts';

/** Proxmox VE: the hosts of corosync.conf, and the SDN of /etc/pve/sdn (https://pve.proxmox.com/pve-docs/chapter-pvesdn.html). */
export const proxmox: SourceKind = {
  machine: ({ from, name, address }, draft) => {
    if (from !== 'proxmox' || name === null || address === undefined) return;
    const text = textAt(name) ?? '';
    const read = toAddress(statedAt(address), 4, { kind: 'Proxmox host', name: text, draft });
    if (read !== undefined) draft.proxmoxHosts.push(map({ name: scalar(text, name), address: read }, name));
  },
  other: (source, draft) => {
    if (source.kind !== 'proxmox') return;
    const [, file] = /(?:^|\/)sdn\/(zones|vnets|subnets)\.cfg$/.exec(source.file) ?? [];
    const read = { zones: addZone, vnets: addVnet, subnets: addSubnet };
    if (file !== undefined && isFile(file)) addSections(source, draft, read[file]);
  },
};

function isFile(text: string): text is 'zones' | 'vnets' | 'subnets' {
  return ['zones', 'vnets', 'subnets'].includes(text);
}

type Read = (section: Tree, id: PlannedScalar, draft: Draft) => void;

function addSections({ tree }: OtherSource, draft: Draft, read: Read): void {
  for (const section of itemsAt(tree)) {
    const id = statedAt(section, 'id');
    if (id !== undefined) read(section, id, draft);
  }
}

function addZone(section: Tree, name: PlannedScalar, draft: Draft): void {
  draft.sdnZones.push(
    map(
      {
        name,
        type: statedAt(section, 'type'),
        ipam: statedAt(section, 'ipam'),
        mtu: numberAt(section, 'mtu'),
        peers: list(textsAt(section, 'peers')),
        port: numberAt(section, 'vxlan-port'),
        bridge: statedAt(section, 'bridge'),
        tag: numberAt(section, 'tag'),
      },
      section,
    ),
  );
}

function addVnet(section: Tree, name: PlannedScalar, draft: Draft): void {
  draft.sdnVnets.push({
    name,
    zone: statedAt(section, 'zone'),
    vni: numberAt(section, 'tag'),
    alias: statedAt(section, 'alias'),
    at: section,
  });
}

/** The id is `ZONE-ADDRESS-PREFIX`: `k3szone-10.0.0.0-24`. */
function addSubnet(section: Tree, id: PlannedScalar, draft: Draft): void {
  const vnet = textAt(section, 'vnet');
  const [, address, prefix] = /-([0-9a-f.:]+)-(\d+)$/i.exec(String(id.value)) ?? [];
  if (vnet === undefined || address === undefined || prefix === undefined) return;
  const use = { kind: 'subnet', name: String(id.value), draft };
  const stated = scalar(`${address}/${prefix}`, id.from);
  const cidr = toCidr(stated, address.includes(':') ? 6 : 4, use);
  if (cidr === undefined) return;
  const dhcp = statedAt(section, 'dhcp-range');
  if (dhcp?.from !== undefined) {
    draft.leaveOut({ ...use, why: 'ranges of its DHCP server are not read', at: dhcp.from });
  }
  draft.sdnSubnets.push({ vnet, cidr, row: subnetRow(section, cidr) });
}

function subnetRow(section: Tree, cidr: PlannedScalar): PlannedMap {
  const snat = statedAt(section, 'snat');
  const gateway = statedAt(section, 'gateway');
  return map({ cidr, gateway, snat: snat?.value === '1' ? scalar(true, snat.from) : undefined }, section);
}

/** The files have texts alone. */
function numberAt(section: Tree, key: string): PlannedScalar | undefined {
  const stated = statedAt(section, key);
  return stated === undefined || !/^\d{1,9}$/.test(String(stated.value))
    ? undefined
    : scalar(Number(stated.value), stated.from);
}
