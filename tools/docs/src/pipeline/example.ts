/** What docs/pipeline.md follows through every stage. */
export const EXAMPLE = {
  network: 'networks/homelab/network.yaml',
  pool: 'ingress',
  /** The pool's only address. */
  address: '192.168.7.230',
  host: 'argocd.int.jigga.xyz',
  /** Other addresses of the pool, which hold a node. */
  mistake: { before: '192.168.7.230/32', after: '192.168.7.225-192.168.7.230', code: 'pool-overlaps-host' },
} as const;

/** Throws where the homelab does not have it, or twice: the page would be about nothing. */
export function only<T>(values: Iterable<T>, is: (value: T) => boolean): T {
  const [found, ...more] = [...values].filter(is);
  if (found === undefined || more.length > 0) {
    throw new Error(
      `docs/pipeline.md: ${EXAMPLE.network} no longer has its example, see tools/docs/src/pipeline/example.ts`,
    );
  }
  return found;
}
