interface HostnameSelector {
  readonly matchLabels: { readonly 'kubernetes.io/hostname': string };
}

/** One selector for each node: MetalLB takes a node that any of them matches. */
export function toNodeSelectors({
  nodes,
}: {
  readonly nodes: readonly string[];
}): readonly HostnameSelector[] {
  return nodes.map((node) => ({ matchLabels: { 'kubernetes.io/hostname': node } }));
}
