import { networkIn } from '@netloom/network-model/testing';
import type { Hop } from '@netloom/reachability';
import { traceOnMap } from '../../../src/browser/map/trace-on-map.ts';
import { layOutMap } from '../../../src/map/lay-out-map.ts';

const MAP = layOutMap(networkIn('networks/homelab'));

function edgesOf(from: string, to: string, ...layers: readonly Hop['layer'][]): readonly string[] {
  const hops = layers.map((layer): Hop => ({ layer, verdict: 'allow', text: '', at: null }));
  return [...traceOnMap(MAP, { from: [from], to: [to] }, { hops }).edges];
}

describe(traceOnMap, () => {
  it('goes through the tunnel where the trace does', () => {
    expect(edgesOf('zone/internet', 'service/homepage/homepage', 'edge', 'tunnel')).toEqual([
      'edge/tunnel>tunnel/cloudflared>public',
      'tunnel/cloudflared>cluster/network>public',
      'cluster/network>namespace/homepage>public',
    ]);
  });

  it('goes through Traefik where a route decides', () => {
    expect(edgesOf('network/tailnet', 'service/argocd/argocd-server', 'tailnet', 'route')).toEqual([
      'network/tailnet>connector/k3s-router>tailnet',
      'connector/k3s-router>pool/ingress>tailnet',
      'pool/ingress>ingress/traefik>lan',
      'ingress/traefik>cluster/network>lan',
      'cluster/network>namespace/argocd>lan',
    ]);
  });

  it('goes straight to a Service else', () => {
    expect(edgesOf('network/tailnet', 'service/argocd/argocd-server', 'tailnet', 'service')).toEqual([
      'network/tailnet>connector/k3s-router>tailnet',
      'connector/k3s-router>cluster/network>tailnet',
      'cluster/network>namespace/argocd>lan',
    ]);
  });

  it('shows both ends where nothing joins them', () => {
    const { boxes, edges } = traceOnMap(
      MAP,
      { from: ['zone/internet'], to: ['service/argocd/argocd-server'] },
      { hops: [] },
    );
    expect([...boxes]).toEqual([
      'zone/internet',
      'service/argocd/argocd-server',
      'namespace/argocd',
      'cluster',
    ]);
    expect([...edges]).toEqual([]);
  });
});
