import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkNetwork, loadNetwork, networkDocument } from '@netloom/engine';
import facts from '../fixtures/architecture-document.json' with { type: 'json' };
import { documentFacts } from './support/document-facts.ts';
import { missingFacts } from './support/missing-facts.ts';
import { describeWithShared, ROOT, SHARED } from './support/repository.ts';

/** What the document draws, and its network does not state. */
const NOT_STATED = [
  // it gives no host for these, so that nothing says that Traefik serves them
  'edge: Network Topology: Traefik Ingress 192.168.7.230 → grafana',
  'edge: Network Topology: Traefik Ingress 192.168.7.230 → prometheus',
  // the pods of a Service run on any node: one edge is drawn between the two networks
  'edge: Network Topology: argocd-server → ichigo: 10.42.0.0/24',
  'edge: Network Topology: grafana → naruto: 10.42.1.0/24',
  'edge: Network Topology: vaultwarden → tanjiro: 10.42.2.0/24',
];

describe('the document that a network was written down from', () => {
  it('states nothing that `netloom docs` of that network does not', async () => {
    const generated = documentFacts(await documentOf('examples/as-documented'));
    expect(missingFacts(facts, generated)).toEqual(NOT_STATED);
  });

  it('is missed where a cell, a heading or an edge is another one', async () => {
    const text = await documentOf('examples/as-documented');
    const changed = text
      .replaceAll('ichigo, naruto, tanjiro', 'ichigo, naruto')
      .replace('### Common Issues', '### Issues')
      .replace('    connector1 --> traefik\n', '');
    expect(missingFacts(facts, documentFacts(changed))).toEqual(
      expect.arrayContaining([
        'heading: Common Issues',
        'row: Home Network (192.168.7.0/24): 192.168.7.223-225 | K3s Nodes | ichigo, naruto, tanjiro',
        'edge: Network Topology: tailscale-operator k3s-router Namespace: tailscale → Traefik Ingress 192.168.7.230',
      ]),
    );
  });
});

describeWithShared('seed', 'the document itself', () => {
  it('states what the fixture says', async () => {
    const text = await readFile(join(SHARED, 'seed/network-architecture.md'), 'utf8');
    expect(documentFacts(text)).toEqual(facts);
  });
});

async function documentOf(folder: string): Promise<string> {
  const checked = checkNetwork(await loadNetwork(join(ROOT, folder, 'network.yaml')));
  if (checked.kind !== 'checked') throw new Error(`${folder} has mistakes of form`);
  return networkDocument(checked);
}
