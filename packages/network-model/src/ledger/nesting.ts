import type { Space } from '../network.ts';
import type { AddressClaim, Purpose } from './claim.ts';

type Holder = `${Space}/${Purpose}`;
type Verdict = 'allowed' | 'pool-overlaps-host';
type Row = Readonly<Partial<Record<Holder, Verdict>>>;

/** MetalLB would answer for an address that a machine answers for already. */
const POOL_ROWS = {
  'lan/gateway': 'pool-overlaps-host',
  'lan/proxmox': 'pool-overlaps-host',
  'lan/node': 'pool-overlaps-host',
  'lan/host': 'pool-overlaps-host',
  'sdn/gateway': 'pool-overlaps-host',
  'sdn/proxmox': 'pool-overlaps-host',
  'sdn/node': 'pool-overlaps-host',
  'sdn/host': 'pool-overlaps-host',
  'lan/pin': 'allowed',
  'sdn/pin': 'allowed',
} as const;

/** Whether claims may share addresses, or the rule that says no; no rule judges a pair without a row. */
const NESTING: Readonly<Partial<Record<Holder, Row>>> = {
  'lan/subnet': {
    'lan/gateway': 'allowed',
    'lan/proxmox': 'allowed',
    'lan/node': 'allowed',
    'lan/host': 'allowed',
    'lan/dhcp': 'allowed',
    'lan/reserved': 'allowed',
    'lan/pool': 'allowed',
    'lan/pin': 'allowed',
  },
  'sdn/subnet': {
    'sdn/gateway': 'allowed',
    'sdn/node': 'allowed',
    'sdn/host': 'allowed',
    'sdn/dhcp': 'allowed',
    'sdn/reserved': 'allowed',
    'sdn/pool': 'allowed',
    'sdn/pin': 'allowed',
  },
  'pods/subnet': { 'pods/node-pods': 'allowed' },
  'services/subnet': { 'services/dns': 'allowed' },
  'lan/pool': POOL_ROWS,
  'sdn/pool': POOL_ROWS,
};

/** What the table says of two claims that share addresses; `outer` and `inner` are as its row has them. */
export function judge(
  one: AddressClaim,
  other: AddressClaim,
): { readonly verdict: Verdict; readonly outer: AddressClaim; readonly inner: AddressClaim } | null {
  for (const [outer, inner] of [
    [one, other],
    [other, one],
  ] as const) {
    const verdict = NESTING[holder(outer)]?.[holder(inner)];
    if (verdict !== undefined) return { verdict, outer, inner };
  }
  return null;
}

function holder({ space, purpose }: AddressClaim): Holder {
  return `${space}/${purpose}`;
}
