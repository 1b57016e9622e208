import type { Address, AddressBlock, Cidr } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import { SHORT_FORM } from '../node-segments.ts';
import { given } from './given.ts';

/** A link of the home network, in whichever form the file states it. */
export interface StatedSegment {
  readonly name: string;
  readonly vlan: number | null;
  readonly cidrs: readonly Cidr[];
  readonly mtu: number | null;
  readonly gateways: readonly Address[];
  readonly proxyArp: boolean | null;
  readonly dhcp: readonly AddressBlock[];
  readonly reserved: readonly AddressBlock[];
  readonly hosts: readonly StatedHost[];
  /** Where the file states it. */
  readonly of: object;
}

export type StatedHost = NonNullable<NetworkFile['lan']>['hosts'][number];

/** `lan` is the short form of one segment, whose name is `lan`. */
export function segmentsOf({ lan, segments, router }: NetworkFile): readonly StatedSegment[] {
  if (lan !== undefined) {
    const { cidr, cidr6, mtu = null, gateway, dhcp, reserved, hosts } = lan;
    return [
      {
        name: SHORT_FORM,
        vlan: null,
        cidrs: given(cidr, cidr6),
        mtu,
        gateways: given(gateway?.address, gateway?.address6),
        proxyArp: gateway?.proxyArp ?? null,
        dhcp,
        reserved,
        hosts,
        of: lan,
      },
    ];
  }
  return (segments ?? []).map((segment) => {
    const { name, vlan = null, cidr, cidr6, mtu = null, gateway, gateway6, dhcp, reserved, hosts } = segment;
    return {
      name,
      vlan,
      cidrs: given(cidr, cidr6),
      mtu,
      gateways: given(gateway, gateway6),
      proxyArp: router?.proxyArp ?? null,
      dhcp,
      reserved,
      hosts,
      of: segment,
    };
  });
}

/** The router with its addresses: the gateways of the segments, but for those that are a host of their own. */
export interface StatedRouter {
  readonly name: string;
  readonly addresses: readonly { readonly segment: string; readonly address: Address }[];
  readonly of: object;
}

export function routerOf(file: NetworkFile): StatedRouter | null {
  const { lan, segments = [], router } = file;
  if (lan !== undefined) {
    const { gateway } = lan;
    if (gateway === undefined) return null;
    const addresses = given(gateway.address, gateway.address6);
    return {
      name: gateway.name,
      addresses: addresses.map((address) => ({ segment: SHORT_FORM, address })),
      of: gateway,
    };
  }
  const addresses = segmentsOf(file).flatMap(({ name, gateways, hosts }) => {
    const own = new Set(hosts.flatMap(({ address, address6 }) => given(address, address6).map(String)));
    return gateways
      .filter((address) => !own.has(address.toString()))
      .map((address) => ({ segment: name, address }));
  });
  if (addresses.length === 0) return null;
  return { name: router?.name ?? 'router', addresses, of: router ?? segments };
}
