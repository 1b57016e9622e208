/** The grid of the map: everything is a multiple of 4. */
export const GAP = 8;
export const SMALL_GAP = 4;
export const PADDING = 16;
/** Between the parts of the map: lines run there. */
export const GUTTER = 48;

/** A box without others in it: with a second line, or with its label alone where there are many. */
export const TILE = { width: 168, height: 44 } as const;
/** Wide enough for a range of IPv4 addresses. */
export const POOL = { ...TILE, width: 216 } as const;
export const SMALL = { width: 120, height: 24 } as const;

/** From here on boxes of one kind are small. */
export const MANY = 40;
