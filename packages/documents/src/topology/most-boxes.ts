/** More boxes of one sort than this are drawn as one, with a count. */
export const MOST_BOXES = 12;
