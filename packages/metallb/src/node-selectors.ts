import type { From } from '@netloom/chart-kit';

interface HostnameSelector {
  readonly matchLabels: { readonly 'kubernetes.io/hostname': string };
}

/** One selector for each node: MetalLB takes a node that any of them matches. */
export function toNodeSelectors(
  row: { readonly nodes: readonly string[] },
  from: From,
): readonly HostnameSelector[] {
  return row.nodes.map((node) => from(row, { matchLabels: from(row, { 'kubernetes.io/hostname': node }) }));
}
