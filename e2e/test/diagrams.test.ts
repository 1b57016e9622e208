import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork, networkDocument } from '@netloom/engine';
import { describeWithBrowser, findBrowser } from './support/browser.ts';
import { MermaidPage } from './support/mermaid-page.ts';
import { ROOT } from './support/repository.ts';

const NETWORKS = [
  'networks/homelab',
  'examples/as-documented',
  'examples/dual-stack-bgp',
  'examples/gateways',
  'examples/minimal',
] as const;

const SMALL = `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
`;

describeWithBrowser(await findBrowser(), 'the diagrams of NETWORK.md', (browser) => {
  let page: MermaidPage;

  beforeAll(async () => {
    page = await MermaidPage.create(await browser.open());
  }, 120_000);

  afterAll(() => browser.close());

  it.each(NETWORKS)('of %s are drawn by Mermaid, every label in its box', async (folder) => {
    expect(await drawnFrom(await readFile(join(ROOT, folder, 'network.yaml'), 'utf8'))).toEqual([]);
  });

  it('show markup, syntax and long names as text', async () => {
    const id = `<b"]); click x javascript:1 %%{init: {}}%% end #9829;>`;
    const host = `${'a-very-long-name.'.repeat(11)}example.com`;
    expect(
      await drawnFrom(`${SMALL}tunnel: { id: '${id}' }
dns: { zone: example.com }
services: [{ name: end, namespace: graph, expose: [{ host: ${host}, via: tunnel }] }]
`),
    ).toEqual([]);
  });

  it('of 500 services in 40 namespaces are drawn, as one box', async () => {
    const services = Array.from(
      { length: 500 },
      (_, index) =>
        `  - { name: s${index}, namespace: n${index % 40}, expose: [{ host: s${index}.example.com, via: tunnel }] }\n`,
    );
    const text = `${SMALL}tunnel: { id: <tunnel-id> }\nservices:\n${services.join('')}`;
    expect(await drawnFrom(text)).toEqual([]);
    const [topology = ''] = diagramsOf(documentOf(text));
    expect((await page.draw(topology)).labels).toContain('500 Services\nin 40 namespaces');
  });

  /** What is wrong with the diagrams of a network. */
  async function drawnFrom(text: string): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const diagram of diagramsOf(documentOf(text))) {
      const { labels, overflowing } = await page.draw(diagram);
      wrong.push(...overflowing.map((label) => `${label} is larger than its box`));
      wrong.push(
        ...labels.filter((label) => /#\d+;|<br/.test(label)).map((label) => `${label} shows an escape`),
      );
      if (labels.length < 2) wrong.push(`too few labels: ${labels.join(', ')}`);
    }
    return wrong;
  }
});

function documentOf(text: string): string {
  const checked = checkNetwork(parseSource(text, 'network.yaml'));
  if (checked.kind !== 'checked') throw new Error('the network has mistakes of form');
  return networkDocument(checked);
}

function diagramsOf(document: string): readonly string[] {
  return Array.from(document.matchAll(/^```mermaid\n(.*?)^```$/gms), ([, text = '']) => text);
}
