/** Indexes of the ascending subsequence (by rank) with the most weight. */
export function heaviestIncreasingSubsequence(
  items: readonly { readonly rank: number; readonly weight: number }[],
): readonly number[] {
  const best: { readonly weight: number; readonly from: number }[] = [];
  for (const [index, { rank, weight }] of items.entries()) {
    const before = items
      .slice(0, index)
      .map((item, at) => ({ at, fits: item.rank < rank, weight: best[at]?.weight ?? 0 }))
      .filter(({ fits }) => fits)
      .reduce((most, each) => (each.weight > most.weight ? each : most), { at: -1, weight: 0 });
    best.push({ weight: before.weight + weight, from: before.at });
  }
  const weights = best.map(({ weight }) => weight);
  const path: number[] = [];
  for (let at = weights.indexOf(Math.max(...weights)); at >= 0; at = best[at]?.from ?? -1) path.unshift(at);
  return path;
}
