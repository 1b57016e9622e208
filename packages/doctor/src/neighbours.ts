import { Address } from '@netloom/addresses';
import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';

/** A device on the link that has answered for an address. */
export interface Neighbour {
  readonly address: Address;
  /** Its hardware address, in lower case. */
  readonly mac: string;
}

/** The flag of an entry that was answered: ATF_COM of linux/if_arp.h. */
const COMPLETE = 0x2;

/** The text of /proc/net/arp: what this device has heard by ARP. Entries that nobody answered are left out. */
export function parseArpTable(text: string): readonly Neighbour[] {
  return text.split('\n').flatMap((line) => {
    const [ip = '', , flags = '', mac = ''] = line.trim().split(/\s+/);
    const address = Address.parse(ip);
    if (!address.ok || (Number(flags) & COMPLETE) === 0) return [];
    return [{ address: address.value, mac: mac.toLowerCase() }];
  });
}

/** An entry of `ip -json neigh`; without a hardware address nobody has answered. */
const Entry = z.looseObject({ dst: z.string(), lladdr: z.string().optional() });

/** What `ip -6 -json neigh show` prints: what this device has heard by NDP. */
export function parseIpNeighbours(text: string): readonly Neighbour[] {
  const { data = [] } = z.array(Entry).safeParse(parseJson(text));
  return data.flatMap(({ dst, lladdr }) => {
    const address = Address.parse(dst);
    if (!address.ok || lladdr === undefined) return [];
    return [{ address: address.value, mac: lladdr.toLowerCase() }];
  });
}
