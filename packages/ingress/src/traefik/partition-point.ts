/** How many items at the start of a list hold, where none after them does. In logarithmic time. */
export function partitionPoint<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let first = 0;
  let end = items.length;
  while (first < end) {
    const middle = (first + end) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) first = middle + 1;
    else end = middle;
  }
  return first;
}
