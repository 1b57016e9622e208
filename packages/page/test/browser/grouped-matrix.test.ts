import { load } from '@netloom/network-model/testing';
import { indexNetwork, matrix } from '@netloom/reachability';
import { groupMatrix } from '../../src/browser/reach/grouped-matrix.ts';

const pods = (...names: readonly string[]): readonly string[] => names.map((name) => `pods of ${name}`);

describe(groupMatrix, () => {
  const grouped = groupMatrix(matrix(indexNetwork(load('networks/homelab/network.yaml'))));

  it('makes one column of equal ones, and takes the pods of the own namespace out of the others', () => {
    expect(grouped.columns).toEqual([
      ['internet'],
      ['lan', 'proxmox'],
      ['tailnet'],
      ['sdn'],
      ['nodes'],
      pods('argocd', 'cloudflare', 'homepage', 'kube-system', 'monitoring', 'tailscale', 'vaultwarden'),
      ['pods of its own namespace'],
    ]);
  });

  it('makes one row of equal ones; each cell has the question whose answer it shows', () => {
    const row = grouped.rows.find(({ targets }) => targets.includes('service:monitoring/grafana'));
    expect(row?.targets).toEqual([
      'service:vaultwarden/vaultwarden',
      'service:homepage/homepage',
      'service:argocd/argocd-server',
      'service:monitoring/grafana',
      'service:monitoring/prometheus',
    ]);
    expect(row?.cells.slice(4)).toEqual([
      { from: 'nodes', verdict: 'unknown', layer: 'start' },
      { from: 'pods of argocd', verdict: 'deny', layer: 'policy' },
      { from: 'pods of vaultwarden', verdict: 'allow', layer: 'pod' },
    ]);
  });

  it('has no answer from the own namespace of what is in none', () => {
    const row = grouped.rows.find(({ targets }) => targets.includes('https://jigga.xyz'));
    expect(row?.cells.at(-1)).toBeNull();
  });
});
