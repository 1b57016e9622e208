import type { Tree } from '../../sources/tree.ts';
import { scalar, textOf, type PlannedScalar } from '../planned.ts';
import { textsAt } from '../read-tree.ts';

/** The low halves of the well-known communities 65535:n (RFC 1997, 7999, 9494 and IANA's registry), by Cilium's names. */
const WELL_KNOWN: Readonly<Record<string, number>> = {
  'planned-shut': 0,
  'accept-own': 1,
  'route-filter-translated-v4': 2,
  'route-filter-v4': 3,
  'route-filter-translated-v6': 4,
  'route-filter-v6': 5,
  'llgr-stale': 6,
  'no-llgr': 7,
  blackhole: 666,
  'no-export': 65281,
  'no-advertise': 65282,
  'no-export-subconfed': 65283,
  'no-peer': 65284,
};

/** Communities of a CiliumBGPAdvertisement by their values, as the network file has them. */
export function communitiesAt(communities: Tree | undefined): readonly PlannedScalar[] {
  return [
    ...textsAt(communities, 'standard').map((one) => scalar(toPair(textOf(one)), one.from)),
    ...textsAt(communities, 'wellKnown').flatMap((one) => {
      const name = textOf(one);
      if (name === 'internet') return [scalar('0:0', one.from)];
      const low = Object.hasOwn(WELL_KNOWN, name) ? WELL_KNOWN[name] : undefined;
      return low === undefined ? [] : [scalar(`65535:${low}`, one.from)];
    }),
    ...textsAt(communities, 'large').map((one) => scalar(`large:${textOf(one)}`, one.from)),
  ];
}

/** A number of 32 bits is two of 16. */
function toPair(text: string): string {
  if (!/^\d+$/.test(text)) return text;
  const number = Number(text);
  return `${Math.floor(number / 65536)}:${number % 65536}`;
}
