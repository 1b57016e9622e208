import { Address } from './address.ts';
import { Cidr } from './cidr.ts';
import { widthOf } from './family.ts';

/** A route's CIDR with what it leads to. */
export interface PrefixEntry<T> {
  readonly cidr: Cidr;
  readonly value: T;
}

/** A node of the path-compressed trie; one without an entry only branches. */
interface TrieNode<T> {
  readonly cidr: Cidr;
  entry: PrefixEntry<T> | null;
  readonly children: [TrieNode<T> | null, TrieNode<T> | null];
}

/** Finds the longest prefix that holds an address, as a router does. */
export class PrefixTrie<T> {
  readonly #roots: Record<4 | 6, TrieNode<T> | null> = { 4: null, 6: null };

  /** A CIDR that is in the trie already gets the new value. */
  insert(cidr: Cidr, value: T): void {
    this.#roots[cidr.family] = inserted(this.#roots[cidr.family], { cidr, value });
  }

  longest(address: Address): PrefixEntry<T> | null {
    let best: PrefixEntry<T> | null = null;
    let node = this.#roots[address.family];
    while (node?.cidr.contains(address) === true) {
      best = node.entry ?? best;
      node =
        node.cidr.prefix === widthOf(address.family) ? null : node.children[bitAt(address, node.cidr.prefix)];
    }
    return best;
  }
}

function inserted<T>(node: TrieNode<T> | null, entry: PrefixEntry<T>): TrieNode<T> {
  if (node === null) return { cidr: entry.cidr, entry, children: [null, null] };
  if (node.cidr.equals(entry.cidr)) {
    node.entry = entry;
    return node;
  }
  if (node.cidr.contains(entry.cidr)) {
    const side = bitAt(entry.cidr.address, node.cidr.prefix);
    node.children[side] = inserted(node.children[side], entry);
    return node;
  }
  const branch: TrieNode<T> = {
    cidr: commonPrefix(node.cidr, entry.cidr),
    entry: null,
    children: [null, null],
  };
  branch.children[bitAt(node.cidr.address, branch.cidr.prefix)] = node;
  return inserted(branch, entry);
}

/** The bit that decides below a prefix of `index` bits. */
function bitAt(address: Address, index: number): 0 | 1 {
  return ((address.value >> BigInt(widthOf(address.family) - 1 - index)) & 1n) === 0n ? 0 : 1;
}

function commonPrefix(one: Cidr, other: Cidr): Cidr {
  const width = widthOf(one.family);
  const differing = one.address.value ^ other.address.value;
  const same = differing === 0n ? width : width - differing.toString(2).length;
  const prefix = Math.min(same, one.prefix, other.prefix);
  const host = BigInt(width - prefix);
  return Cidr.of(Address.of(one.family, (one.address.value >> host) << host), prefix);
}
