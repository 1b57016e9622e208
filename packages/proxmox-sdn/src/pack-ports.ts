import type { PortRange } from '@netloom/network-model';

/** Proxmox takes at most 15 port numbers in one rule, and a range counts as two. */
const MAX_NUMBERS = 15;

/** Ports of one protocol as Proxmox writes them (`80,443`, `2379:2380`), in as few rules as it takes. */
export function packPorts(ports: readonly PortRange[]): readonly string[] {
  const packs: { readonly texts: string[]; numbers: number }[] = [];
  for (const { first, last } of ports) {
    const numbers = first === last ? 1 : 2;
    const text = first === last ? `${first}` : `${first}:${last}`;
    const pack = packs.at(-1);
    if (pack === undefined || pack.numbers + numbers > MAX_NUMBERS) {
      packs.push({ texts: [text], numbers });
    } else {
      pack.texts.push(text);
      pack.numbers += numbers;
    }
  }
  return packs.map(({ texts }) => texts.join(','));
}
