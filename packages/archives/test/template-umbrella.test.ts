import { umbrellaValues } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import { networkIn } from '@netloom/network-model/testing';
import { countObjects } from '../src/count-objects.ts';
import { templateUmbrella } from '../src/template-umbrella.ts';
import { CHARTS } from './charts.ts';

const helm = await findHelm(process);

describe(templateUmbrella, () => {
  it('gives the manifests of a network, though a placeholder is left', async () => {
    const network = networkIn('networks/homelab');
    const manifests = await templateUmbrella({ charts: CHARTS, values: await umbrellaValues(network), helm });
    const counts = countObjects(manifests);
    expect(counts).toContainEqual({ kind: 'Connector', namespace: null, count: 1 });
    expect(counts).toContainEqual({ kind: 'IPAddressPool', namespace: 'metallb-system', count: 2 });
    expect(counts).toContainEqual({ kind: 'Deployment', namespace: 'cloudflare', count: 1 });
    expect(counts.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  it('fails with the message of Helm', async () => {
    await expect(templateUmbrella({ charts: CHARTS, values: 'metallb: [', helm })).rejects.toThrow(
      /metallb|yaml/i,
    );
  });
});

describe(countObjects, () => {
  it('counts by namespace and kind, and skips empty documents', () => {
    const object = (kind: string, name: string, namespace?: string): string =>
      JSON.stringify({ apiVersion: 'v1', kind, metadata: { name, namespace } });
    const manifests = [
      '',
      object('B', 'one', 'x'),
      '# only a comment',
      object('B', 'two', 'x'),
      object('A', 'one'),
    ];
    expect(countObjects(manifests.join('\n---\n'))).toEqual([
      { kind: 'A', namespace: null, count: 1 },
      { kind: 'B', namespace: 'x', count: 2 },
    ]);
  });
});
