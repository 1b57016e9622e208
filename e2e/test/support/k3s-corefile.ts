/** Local ports in place of the resolvers that CoreDNS' pod would use, by their addresses. */
export type Resolvers = Readonly<Record<string, number>>;

/** What K3s mounts into the pod, as folders below the one that CoreDNS runs in. */
export const CUSTOM = 'custom';
export const NODE_HOSTS = 'NodeHosts';

/**
 * The Corefile of K3s 1.37 with its plugins and imports, from https://github.com/k3s-io/k3s, manifests/coredns.yaml, for
 * another port and folder. `kubernetes` is left out, since it waits for an API server; so are `health`, `ready` and
 * `prometheus`, whose ports are fixed. `reload` looks every 2 seconds instead of every 30.
 */
export function k3sCorefile(port: number, resolvers: Resolvers): string {
  return `.:${port} {
    errors
    hosts ${NODE_HOSTS} {
      ttl 60
      reload 15s
      fallthrough
    }
    cache 30
    loop
    reload 2s 1s
    loadbalance
    import ${CUSTOM}/*.override
    forward . ${resolverAt(resolvers, '/etc/resolv.conf')}
}
import ${CUSTOM}/*.server
`;
}

/** Generated server blocks, with other listening ports and resolvers only. */
export function withResolvers(
  text: string,
  { port, resolvers }: { readonly port: number; readonly resolvers: Resolvers },
): string {
  return text
    .replaceAll(/^\S+:53(?: \S+:53)* \{$/gm, (head) => head.replaceAll(/:53(?= )/g, `:${port}`))
    .replaceAll(/^( *forward \.)( .+)$/gm, (_line, forward: string, to: string) => {
      const targets = to.trim().split(' ');
      return [forward, ...new Set(targets.map((target) => resolverAt(resolvers, target)))].join(' ');
    });
}

function resolverAt(resolvers: Resolvers, address: string): string {
  const port = resolvers[address];
  if (port === undefined) {
    throw new Error(`CoreDNS forwards to ${address}, which is no resolver of this test`);
  }
  return `127.0.0.1:${port}`;
}
