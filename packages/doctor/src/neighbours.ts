import { Address } from '@netloom/addresses';

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
