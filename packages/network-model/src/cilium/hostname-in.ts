interface HostnameIn {
  readonly matchExpressions: readonly {
    readonly key: string;
    readonly operator: 'In';
    readonly values: readonly string[];
  }[];
}

/** Selects nodes by their names. */
export function hostnameIn(nodes: readonly string[]): HostnameIn {
  return { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: nodes }] };
}
