export { Address } from './address.ts';
export { AddressRange } from './address-range.ts';
export { parseBlock, type AddressBlock } from './block.ts';
export { Cidr, intervalOf } from './cidr.ts';
export type { Family } from './family.ts';
export { compareIntervals, type Interval } from './interval.ts';
export { IntervalSet } from './interval-set.ts';
export type { Parsed } from './parsed.ts';
export { PrefixTrie, type PrefixEntry } from './prefix-trie.ts';
