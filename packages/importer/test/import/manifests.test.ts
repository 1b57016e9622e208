import { importFiles, onlyText, printFindings } from '../import-files.ts';
import { MANIFESTS, NETWORK } from './manifests.ts';

describe('import of plain manifests', () => {
  it('gives the network that they describe, and finds nothing', async () => {
    const imported = await importFiles(MANIFESTS);
    expect(onlyText(imported)).toBe(NETWORK);
    expect(printFindings(imported)).toEqual([]);
  });

  it('is the same each time', async () => {
    const texts = [onlyText(await importFiles(MANIFESTS)), onlyText(await importFiles(MANIFESTS))];
    expect(texts[0]).toBe(texts[1]);
  });

  it('gives an address, a domain and nodes that are marked as guesses where no file states them', async () => {
    const imported = await importFiles({
      'metallb.yaml': MANIFESTS['metallb.yaml'],
      'web.yaml': MANIFESTS['web.yaml'],
    });
    const lines = onlyText(imported).split('\n');
    expect(lines.filter((line) => line.includes('# guessed: '))).toEqual([
      'domain: example.net # guessed: that of one host',
      '  cidr: 192.168.20.0/24 # guessed: the network around the load balancer addresses; no file states its size, or its router',
      '  distribution: k3s # guessed: no file states the distribution',
      '  servicelb: false # guessed: another load balancer has pools',
      '    - name: node # guessed: no file states the nodes and their addresses',
      '      address: 192.168.20.10 # guessed: no file states the nodes and their addresses',
      '    address: 192.168.20.200 # guessed: no file states it: the first free address of pool lan',
      '    domain: example.net # guessed: the domain of its hosts',
    ]);
    expect(printFindings(imported)).toEqual([]);
  });
});

type File = keyof typeof MANIFESTS;

/** One mistake planted into one file: what is replaced, by what, and what is found where. */
const PLANTED: readonly (readonly [
  what: string,
  file: File,
  from: string,
  to: string,
  found: readonly string[],
])[] = [
  [
    'a pool that holds a node',
    'metallb.yaml',
    '192.168.20.200-192.168.20.210',
    '192.168.20.10-192.168.20.210',
    ['error pool-overlaps-host metallb.yaml:8 (nodes.yaml:9 nodes.yaml:18)'],
  ],
  [
    'a pool that is the whole network',
    'metallb.yaml',
    '192.168.20.200-192.168.20.210',
    '192.168.20.0/24',
    ['info pool-overlaps-host metallb.yaml:8 (nodes.yaml:9 nodes.yaml:18)'],
  ],
  [
    'an advertisement of a pool that is not there',
    'metallb.yaml',
    '    - lan\n',
    '    - lann\n',
    ['error unknown-reference metallb.yaml:17'],
  ],
  [
    'a pin that no pool holds',
    'mqtt.yaml',
    '192.168.20.201',
    '192.168.20.220',
    ['error pin-outside-pools mqtt.yaml:7 (metallb.yaml:8)'],
  ],
  [
    'an address of two Services',
    'mqtt.yaml',
    '192.168.20.201',
    '192.168.20.200',
    ['warning address-pinned-twice mqtt.yaml:7 (traefik.yaml:10)'],
  ],
  [
    'an address of two nodes',
    'nodes.yaml',
    '192.168.20.12',
    '192.168.20.11',
    ['error hosts-share-address nodes.yaml:18 (nodes.yaml:9)'],
  ],
  [
    'pod CIDRs of nodes that overlap',
    'nodes.yaml',
    '10.42.1.0/24',
    '10.42.0.0/24',
    ['error node-pod-cidrs-overlap nodes.yaml:15 (nodes.yaml:6)'],
  ],
  [
    'a host of two Services',
    'cloudflared.yaml',
    'web.example.net\n        service: https://traefik.kube-system.svc:443',
    'blog.example.net\n        service: http://other.blog:8080',
    ['error host-claimed-twice cloudflared.yaml:12 (cloudflared.yaml:10)'],
  ],
];

describe('a mistake planted into plain manifests', () => {
  it.each(PLANTED)('is found in its file and line: %s', async (_what, file, from, to, found) => {
    const text = MANIFESTS[file].replace(from, to);
    expect(text).not.toBe(MANIFESTS[file]);
    expect(printFindings(await importFiles({ ...MANIFESTS, [file]: text }))).toEqual(found);
  });
});
