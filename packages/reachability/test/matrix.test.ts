import { parseTarget } from '@netloom/network-model';
import { decidingHop, matrix, matrixRows, matrixTable, parsePodsOf, tracePodsOf } from '../src/index.ts';
import { HOMELAB, networkIndexOf } from './ask.ts';

const rows = (pattern: RegExp): readonly string[] =>
  matrixTable(matrix(networkIndexOf(HOMELAB)))
    .split('\n')
    .filter((line) => pattern.test(line))
    .map((line) => line.replaceAll(/ +/g, ' '));

describe(matrix, () => {
  it('has the zones and the namespaces with pods as columns', () => {
    expect(matrix(networkIndexOf(HOMELAB)).sources).toEqual([
      'internet',
      'lan',
      'tailnet',
      'sdn',
      'nodes',
      'proxmox',
      'pods of argocd',
      'pods of cloudflare',
      'pods of homepage',
      'pods of kube-system',
      'pods of monitoring',
      'pods of tailscale',
      'pods of vaultwarden',
    ]);
  });

  it('answers for URLs, Services, the API and the Proxmox hosts', () => {
    expect(rows(/^https:/)).toEqual([
      'https://passwords.jigga.xyz yes yes yes yes yes yes yes yes yes yes yes yes yes',
      'https://jigga.xyz yes yes yes yes yes yes yes yes yes yes yes yes yes',
      'https://argocd.int.jigga.xyz no yes yes no yes yes yes yes yes yes yes yes yes',
      'https://grafana.int.jigga.xyz no yes yes no yes yes yes yes yes yes yes yes yes',
      'https://prometheus.int.jigga.xyz no yes yes no yes yes yes yes yes yes yes yes yes',
    ]);
    expect(rows(/vaultwarden\/vaultwarden /)).toEqual([
      'service:vaultwarden/vaultwarden no no yes no ? no no no no no no no yes',
    ]);
    expect(rows(/^tcp:.*\.22[345]:6443|^tcp:.*\.233:/)).toEqual([
      'tcp://192.168.7.223:6443 no yes no no yes yes yes yes yes yes yes yes yes',
      'tcp://192.168.7.224:6443 no yes no no yes yes yes yes yes yes yes yes yes',
      'tcp://192.168.7.225:6443 no yes no no yes yes yes yes yes yes yes yes yes',
      'tcp://192.168.7.233:8006 no yes no no yes yes yes yes yes yes yes yes yes',
      'tcp://192.168.7.233:22 no yes no no yes yes yes yes yes yes yes yes yes',
    ]);
  });
});

describe(matrixRows, () => {
  it('works out a row when it is asked for', () => {
    const index = networkIndexOf(HOMELAB);
    const { sources, count, rows: lazy } = matrixRows(index);
    expect(lazy.next().value).toEqual(matrix(index).rows[0]);
    expect({ sources, rows: count }).toEqual({
      sources: matrix(index).sources,
      rows: matrix(index).rows.length,
    });
  });
});

describe(tracePodsOf, () => {
  it('is the trace behind a cell of the matrix', () => {
    const index = networkIndexOf(HOMELAB);
    const { sources, rows: all } = matrix(index);
    for (const { target, answers } of all) {
      const to = parseTarget(target);
      if (!to.ok) throw new Error(to.message);
      for (const [column, source] of sources.entries()) {
        const namespace = parsePodsOf(source);
        if (namespace === null) continue;
        const { verdict, hops } = tracePodsOf(index, { namespace, to: to.value });
        expect({ verdict, hop: decidingHop({ verdict, hops }) }).toEqual(answers[column]);
      }
    }
  });
});
