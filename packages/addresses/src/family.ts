export type Family = 4 | 6;

/** Bits of an address: 32 or 128. */
export function widthOf(family: Family): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** The highest address of a family as an integer. */
export function maxOf(family: Family): bigint {
  return (1n << BigInt(widthOf(family))) - 1n;
}
