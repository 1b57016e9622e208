import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSource } from '@netloom/diagnostics';
import { checkProse } from '@netloom/documents/prose';
import { checkNetwork, loadNetwork, networkDocument, type CheckedNetwork } from '@netloom/engine';
import facts from '../fixtures/architecture-document.json' with { type: 'json' };
import { documentFacts } from './support/document-facts.ts';
import { missingFacts } from './support/missing-facts.ts';
import { describeWithShared, ROOT, SHARED } from './support/repository.ts';

const STRANGERS = join(ROOT, 'packages/engine/test/strangers');

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

/** What the document says otherwise than the homelab as it is meant, line by line. */
const CONTRADICTIONS = [
  '72 prose-range-of-pool: 192.168.7.230-192.168.7.235',
  '79 prose-gateway: 10.0.0.1',
  '96 prose-tailnet-range: 100.0.0.0/8',
  '97 prose-route-advertised: 192.168.7.224/29',
  '145 prose-route-advertised: 192.168.7.224/29',
  '232 prose-range-of-pool: 192.168.7.230-192.168.7.235',
  '240 prose-available: 192.168.7.231-192.168.7.235',
];

/** What each of these lines has to say instead. */
const CORRECTIONS = [
  ['192.168.7.230-235 | MetalLB', '192.168.7.230-232 | MetalLB'],
  ['| Gateway (virtual) |', '| Reserved |'],
  ['100.x.x.x/8', '100.64.0.0/10'],
  ['192.168.7.224/29', '192.168.7.230/31'],
  ['192.168.7.230-192.168.7.235', '192.168.7.230-192.168.7.232'],
  ['192.168.7.231-235 |', '192.168.7.231-232 |'],
] as const;

describeWithShared('seed', 'the document itself', () => {
  let text: string;
  let homelab: CheckedNetwork;

  beforeAll(async () => {
    text = await readFile(join(SHARED, 'seed/network-architecture.md'), 'utf8');
    homelab = await checked('networks/homelab');
  });

  it('states what the fixture says', () => {
    expect(documentFacts(text)).toEqual(facts);
  });

  it('contradicts the homelab where the rules found the network that it states wrong, and nowhere else', () => {
    const found = checkProse('network-architecture.md', text, homelab.facts);
    expect(
      found.map(({ code, range, message }) => `${range?.start.line} ${code}: ${message.split(' ')[0]}`),
    ).toEqual(CONTRADICTIONS);
  });

  it('contradicts nothing once it is corrected', () => {
    const corrected = CORRECTIONS.reduce((before, [from, to]) => before.replaceAll(from, to), text);
    expect(checkProse('network-architecture.md', corrected, homelab.facts)).toEqual([]);
  });
});

it('finds nothing in what is generated', async () => {
  for (const folder of ['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal']) {
    const network = await checked(folder);
    expect(checkProse('NETWORK.md', networkDocument(network), network.facts)).toEqual([]);
  }
});

it("finds nothing in what is generated of other people's networks", async () => {
  const files = (await readdir(STRANGERS)).filter((file) => !file.includes('spoiled'));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const network = checkNetwork(parseSource(await readFile(join(STRANGERS, file), 'utf8'), file));
    if (network.kind !== 'checked') throw new Error(`${file} has mistakes of form`);
    expect({ file, found: checkProse('NETWORK.md', networkDocument(network), network.facts) }).toEqual({
      file,
      found: [],
    });
  }
});

async function documentOf(folder: string): Promise<string> {
  return networkDocument(await checked(folder));
}

async function checked(folder: string): Promise<CheckedNetwork> {
  const result = checkNetwork(await loadNetwork(join(ROOT, folder, 'network.yaml')));
  if (result.kind !== 'checked') throw new Error(`${folder} has mistakes of form`);
  return result;
}
