import { Address, Cidr, IntervalSet } from '@netloom/addresses';
import { matchesSelector } from './label-selector.ts';
import type { IpBlock, Labels, PolicyPeer, LabelSelector } from './policy.ts';
import type { Party, PodParty } from './traffic.ts';

/** https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name: the API server sets it. */
export const METADATA_NAME = 'kubernetes.io/metadata.name';

/** A parsed peer: addresses as a set, and the policy's own namespace where the peer names none. */
export type ParsedPeer =
  | { readonly kind: 'addresses'; readonly addresses: IntervalSet }
  | {
      readonly kind: 'pods';
      readonly namespaces: LabelSelector;
      readonly pods: LabelSelector;
    };

export function parsePeer(
  { ipBlock, namespaceSelector, podSelector }: PolicyPeer,
  namespace: string,
): ParsedPeer {
  if (ipBlock !== undefined) return { kind: 'addresses', addresses: ipBlockAddresses(ipBlock) };
  if (namespaceSelector === undefined && podSelector === undefined) {
    throw new Error(
      `a peer in namespace ${namespace} has neither selectors nor an ipBlock, which the API rejects`,
    );
  }
  const own: LabelSelector = { matchLabels: { [METADATA_NAME]: namespace } };
  return { kind: 'pods', namespaces: namespaceSelector ?? own, pods: podSelector ?? {} };
}

/** The addresses of the other end that the peer admits; null where it admits none of them. */
export function addressesAdmittedByPeer(peer: ParsedPeer, party: Party): IntervalSet | null {
  if (peer.kind === 'pods') return party.kind === 'pod' && selectsPod(peer, party) ? party.addresses : null;
  const addresses = peer.addresses.intersect(party.addresses);
  return addresses.isEmpty ? null : addresses;
}

/** Selectors do not match a pod in the host's network: its traffic has its node's address. */
function selectsPod(peer: ParsedPeer & { readonly kind: 'pods' }, pod: PodParty): boolean {
  return (
    !pod.hostNetwork &&
    matchesSelector(peer.namespaces, namespaceLabels(pod)) &&
    matchesSelector(peer.pods, pod.labels)
  );
}

function namespaceLabels(pod: PodParty): Labels {
  return { ...pod.namespaceLabels, [METADATA_NAME]: pod.namespace };
}

function ipBlockAddresses({ cidr, except = [] }: IpBlock): IntervalSet {
  return toIntervalSet([cidr]).subtract(toIntervalSet(except));
}

function toIntervalSet(cidrs: readonly string[]): IntervalSet {
  return IntervalSet.of(cidrs.map((cidr) => parseIpBlockCidr(cidr).interval));
}

/** The API accepts host bits and ignores them, as Go's net.ParseCIDR does. */
function parseIpBlockCidr(text: string): Cidr {
  const [before = '', length = ''] = text.split('/');
  const address = Address.parse(before);
  if (!address.ok) throw new Error(`ipBlock: ${address.message}`);
  const { family, value } = address.value;
  const host = BigInt((family === 4 ? 32 : 128) - Number(length));
  return Cidr.of(Address.of(family, (value >> host) << host), Number(length));
}
