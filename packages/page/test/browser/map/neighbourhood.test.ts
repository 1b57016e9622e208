import { networkIn } from '@netloom/network-model/testing';
import { isBackground, neighbourhood, NOTHING } from '../../../src/browser/map/neighbourhood.ts';
import { layOutMap } from '../../../src/map/lay-out-map.ts';

const MAP = layOutMap(networkIn('networks/homelab'));

function lit(...ids: readonly string[]): {
  readonly boxes: readonly string[];
  readonly edges: readonly string[];
} {
  const { boxes, edges } = neighbourhood(MAP, ids);
  return { boxes: [...boxes].toSorted(), edges: [...edges] };
}

describe(neighbourhood, () => {
  it('follows the ways to a Service, and leaves its neighbours out', () => {
    expect(lit('service/monitoring/grafana')).toEqual({
      boxes: [
        'cluster',
        'cluster/network',
        'ingress/traefik',
        'namespace/monitoring',
        'network/lan',
        'pool/ingress',
        'service/monitoring/grafana',
      ],
      edges: [
        'ingress/traefik>cluster/network>lan',
        'network/lan>pool/ingress>lan',
        'pool/ingress>ingress/traefik>lan',
        'cluster/network>namespace/monitoring>lan',
      ],
    });
  });

  it('follows a way in to all Services behind it', () => {
    expect(lit('tunnel/cloudflared')).toEqual({
      boxes: [
        'cluster',
        'cluster/network',
        'edge/tunnel',
        'namespace/homepage',
        'namespace/vaultwarden',
        'service/homepage/homepage',
        'service/vaultwarden/vaultwarden',
        'tunnel/cloudflared',
        'zone/internet',
      ],
      edges: [
        'edge/tunnel>tunnel/cloudflared>public',
        'tunnel/cloudflared>cluster/network>public',
        'cluster/network>namespace/vaultwarden>public',
        'cluster/network>namespace/homepage>public',
      ],
    });
  });

  it('has the host of a node, and the network that both are on', () => {
    expect(lit('node/ichigo').boxes).toEqual([
      'cluster',
      'host/pve-alpha',
      'network/k3svnet',
      'node/ichigo',
      'proxmox',
    ]);
  });

  it('is nothing of nothing', () => {
    expect(neighbourhood(MAP, [])).toBe(NOTHING);
  });
});

describe(isBackground, () => {
  it('is what the file does not state', () => {
    expect(MAP.boxes.filter(isBackground).map(({ id }) => id)).toEqual(['cluster', 'proxmox']);
  });
});
