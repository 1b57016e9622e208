import { Address, Cidr, parseBlock } from '@netloom/addresses';
import { isPrivate } from '@netloom/network-model';
import type { Draft } from '../draft/draft.ts';
import { guessed, map, textOf, type PlannedMap, type PlannedScalar } from '../planned.ts';

/** What is known of the home network by the addresses in it. */
export interface Home {
  readonly lan: PlannedMap;
  readonly cidr: Cidr;
}

const WIDEST = 16;
const USUAL = Cidr.of(Address.of(4, 0xc0a80100n), 24);

/** The LAN that the nodes and the load balancer addresses are in. No manifest states its prefix length. */
export function guessHome(draft: Draft): Home {
  const nodes = addressesOf(draft.nodes.map(({ address }) => address));
  const apis = addressesOf(draft.apis.map(({ address }) => address));
  const others = [
    ...draft.pools.flatMap(({ addresses }) => addresses.flatMap(endsOf)),
    ...addressesOf(draft.allocations.map(({ address }) => address)),
    ...addressesOf(draft.entrances.map(({ address }) => address)),
  ].filter(isPrivate);
  const [first] = [...nodes, ...apis, ...others];
  if (first === undefined) {
    return { cidr: USUAL, lan: lanOf(USUAL, 'no file states an address at home') };
  }
  const base = blockAround(first, 24);
  const isNear = (one: Address): boolean => blockAround(first, WIDEST).contains(one);
  const all = [...nodes, ...apis, ...(draft.peers.length > 0 ? [] : others)].filter(isNear);
  let cidr = base;
  while (cidr.prefix > WIDEST && !all.every((one) => cidr.contains(one))) {
    cidr = blockAround(first, cidr.prefix - 1);
  }
  const what =
    nodes.length > 0
      ? 'the nodes'
      : apis.length > 0
        ? 'the address of the API'
        : 'the load balancer addresses';
  return { cidr, lan: lanOf(cidr, `the network around ${what}; no file states its size, or its router`) };
}

function lanOf(cidr: Cidr, why: string): PlannedMap {
  return map({ cidr: guessed(cidr.toString(), why) });
}

function blockAround(address: Address, prefix: number): Cidr {
  const shift = BigInt(32 - prefix);
  return Cidr.of(Address.of(4, (address.value >> shift) << shift), prefix);
}

function addressesOf(stated: readonly (PlannedScalar | undefined)[]): readonly Address[] {
  return stated.flatMap((one) => {
    const read = one === undefined ? null : Address.parse(textOf(one));
    return read?.ok === true && read.value.family === 4 ? [read.value] : [];
  });
}

function endsOf(block: PlannedScalar): readonly Address[] {
  const read = parseBlock(textOf(block));
  return read.ok && read.value.first.family === 4 ? [read.value.first, read.value.last] : [];
}
