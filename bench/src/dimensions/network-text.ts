/** The sections of a network file that a dimension states, each as it is written in YAML. */
export type Sections = Readonly<Record<string, unknown>>;

const BASE = {
  apiVersion: 'netloom/v1',
  name: 'generated',
  domain: 'example.com',
  lan: { cidr: '10.0.0.0/12' },
  cluster: {
    podCidr: '10.64.0.0/11',
    serviceCidr: '10.43.0.0/16',
    servicelb: false,
    nodes: [{ name: 'node-1', address: '10.15.0.1' }],
  },
  loadBalancer: {
    pools: [{ name: 'ingress', addresses: ['10.15.1.1/32'], autoAssign: false }],
    l2Advertisements: [{ name: 'default' }],
  },
  ingress: { address: '10.15.1.1', domain: 'int.example.com' },
} as const satisfies Sections;

/** A network file: the base, and in place of its sections those that are given. */
export function networkText(sections: Sections): string {
  return Object.entries({ ...BASE, ...sections })
    .map(([key, value]) => `${key}:${blockOf(value, '  ')}\n`)
    .join('');
}

export function clusterWith(cluster: Sections): Sections {
  return { cluster: { ...BASE.cluster, ...cluster } };
}

/** Mappings of sections in lines of their own, and each row of a list in one line, as people write them. */
function blockOf(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? ' []' : value.map((row) => `\n${indent}- ${JSON.stringify(row)}`).join('');
  }
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}`;
  return Object.entries(value)
    .map(([key, inner]) => `\n${indent}${key}:${blockOf(inner, `${indent}  `)}`)
    .join('');
}

/** `size` rows. */
export function rows<Row>(size: number, row: (index: number) => Row): readonly Row[] {
  return Array.from({ length: size }, (_, index) => row(index));
}

/** 10.0.1.0 and up: one address for each index, inside the LAN and apart from what the base holds. */
export function addressOf(index: number): string {
  return `10.${index >> 16}.${((index >> 8) & 0xff) + 1}.${index & 0xff}`;
}
