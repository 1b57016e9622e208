import { mergeNetwork } from '../../src/index.ts';
import { MANIFESTS, NETWORK } from '../import/manifests.ts';
import { mergeFiles, printMerge } from './merge-files.ts';

/** What the merge makes of a text that is written by hand, and the text after it. */
async function merged(
  files: Readonly<Record<string, string>>,
  network: string,
): Promise<{ readonly plan: readonly string[]; readonly text: string }> {
  const merge = await mergeFiles(files, network);
  return { plan: printMerge(merge), text: merge.text };
}

const without = (...paths: readonly (keyof typeof MANIFESTS)[]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(MANIFESTS).filter(([path]) => !paths.some((one) => one === path)));

/** The file with one text in place of another. */
function edited(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`no ${from}`);
    return text.replace(from, to);
  }, NETWORK);
}

const NODES = MANIFESTS['nodes.yaml'];
const BETA = NETWORK.slice(NETWORK.indexOf('    - name: beta'), NETWORK.indexOf('\nloadBalancer'));
const BLOG = NETWORK.slice(NETWORK.indexOf('  - name: blog'));

describe(mergeNetwork, () => {
  it('finds nothing new in the file that the import wrote', async () => {
    expect(await merged(MANIFESTS, NETWORK)).toEqual({ plan: [], text: NETWORK });
  });

  it('adds rows that are new, at the end of their lists', async () => {
    const before = edited([BETA, ''], [BLOG, '']);
    expect(await merged(MANIFESTS, before)).toEqual({
      plan: [
        '+ cluster.nodes[beta]: {"name":"beta","role":"agent","address":"192.168.20.12","observed":{"podCidr":"10.42.1.0/24"}} nodes.yaml:14',
        '+ services[blog/blog]: {"name":"blog","namespace":"blog","port":8080,"expose":[{"host":"blog.example.net","via":"tunnel","origin":"service"}]} cloudflared.yaml:11',
      ],
      text: NETWORK,
    });
  });

  it('adds what a row does not state', async () => {
    const before = edited(
      ['    targetPort: 8080\n', ''],
      ['    address: 192.168.20.200\n', '    address: 192.168.20.200 # pinned\n'],
    );
    const { plan, text } = await merged(MANIFESTS, before);
    expect(plan).toEqual(['+ services[apps/web].targetPort: 8080 web.yaml:11']);
    expect(text).toContain('address: 192.168.20.200 # pinned\n');
    expect(text).toContain(`      - host: web.example.net
        via: tunnel
        origin: ingress
        ingress: traefik
    targetPort: 8080
  - name: blog
`);
  });

  it('adds to the last row of a list, and rows behind it', async () => {
    const port = '    targetPort: 8080\n';
    const before = edited([port, ''], [BLOG, '']);
    const { text } = await merged(MANIFESTS, before);
    expect(text).toBe(before + port + BLOG);
  });

  it('reports what is different at both places, and leaves it', async () => {
    const before = edited(
      ['192.168.20.200-192.168.20.210', '192.168.20.200-192.168.20.220'],
      ['targetPort: 8080', 'targetPort: 8081'],
    );
    expect(await merged(MANIFESTS, before)).toEqual({
      plan: [
        '~ loadBalancer.pools[lan].addresses: ["192.168.20.200-192.168.20.220"] network.yaml:30, ["192.168.20.200-192.168.20.210"] metallb.yaml:8',
        '~ services[apps/web].targetPort: 8081 network.yaml:53, 8080 web.yaml:11',
      ],
      text: before,
    });
  });

  it('takes one address for one row, whatever its name', async () => {
    const before = edited(['    - name: alpha\n', '    - name: first\n']);
    const { plan, text } = await merged(MANIFESTS, before);
    expect(plan).toEqual(['~ cluster.nodes[first].name: first network.yaml:14, alpha nodes.yaml:4']);
    expect(text).toBe(before);
  });

  it('follows a name that the import made up, and references to it', async () => {
    const before = NETWORK.replaceAll('ingress: traefik\n', 'ingress: internal\n').replace(
      '  - name: traefik\n',
      '  - name: internal\n',
    );
    expect(await merged(MANIFESTS, before)).toEqual({ plan: [], text: before });
  });

  it('takes a tunnel host through one entry point for no route of another', async () => {
    const before = edited(
      ['      - host: web.example.net\n        via: ingress\n        ingress: traefik\n', ''],
      [
        '        origin: ingress\n        ingress: traefik\n',
        '        origin: ingress\n        ingress: external\n',
      ],
      [
        'ingresses:\n',
        'ingresses:\n  - { name: external, controller: gateway, class: envoy, address: 192.168.20.209 }\n',
      ],
    );
    const { plan } = await merged(MANIFESTS, before);
    expect(plan).toEqual([
      '+ services[apps/web].expose[web.example.net ingress traefik]: {"host":"web.example.net","via":"ingress","ingress":"traefik"} web.yaml:21',
      '~ services[apps/web].expose[web.example.net tunnel external].ingress: external network.yaml:61, traefik cloudflared.yaml:13',
    ]);
  });

  it('leaves a guess that was corrected, and one that was removed', async () => {
    const before = edited(
      ['domain: example.net # guessed: that of 3 hosts', 'domain: example.org'],
      [
        '192.168.20.0/24 # guessed: the network around the nodes; no file states its size, or its router',
        '192.168.16.0/21',
      ],
      ['  servicelb: false # guessed: another load balancer has pools\n', ''],
    );
    expect(await merged(MANIFESTS, before)).toEqual({ plan: [], text: before });
  });

  it('takes another way to write an address, a default or a list of one for the same', async () => {
    const before = edited(
      ['  by: metallb\n', ''],
      ['  distribution: k3s\n', ''],
      ['    - addresses: 192.168.20.201\n', '    - addresses: 192.168.20.201/32\n'],
      ['    port: 80\n', ''],
    );
    expect(await merged(MANIFESTS, before)).toEqual({ plan: [], text: before });
  });

  it('takes a value for what the sources keep secret', async () => {
    const secret = { 'web.yaml': MANIFESTS['web.yaml'].replace('web.example.net', 'web.<secret-domain>') };
    const network = (await mergeFiles(secret, SMALL)).text;
    expect(network).toContain('host: web.<secret-domain>');
    const own = network.replace('web.<secret-domain>', 'web.example.org');
    expect(await merged(secret, own)).toEqual({ plan: [], text: own });
  });

  it('adds to short forms what has a place in them', async () => {
    const before = `${SMALL}ingress: { controller: traefik, address: 192.168.20.200, domain: int.example.net } # the only one
`;
    const { plan, text } = await merged(without('cloudflared.yaml', 'mqtt.yaml', 'nodes.yaml'), before);
    expect(plan.map((line) => line.split(':')[0])).toEqual([
      '+ loadBalancer.by',
      '+ loadBalancer.pools[lan]',
      '+ loadBalancer.l2Advertisements[lan]',
      '+ services[apps/web]',
    ]);
    expect(text.startsWith(before)).toBe(true);
    expect(text).toContain('host: web.example.net\n        via: ingress\n');
  });

  it('names what the file has no place for', async () => {
    const other = MANIFESTS['web.yaml'].replace('ingressClassName: traefik', 'ingressClassName: nginx');
    const before = `${SMALL}ingress: { address: 192.168.20.200, domain: int.example.net }
`;
    const { plan, text } = await merged(
      {
        'web.yaml': MANIFESTS['web.yaml'],
        'b/web.yaml': other.replaceAll('apps', 'more').replace('web.example.net', 'more.example.net'),
      },
      before,
    );
    expect(plan.filter((line) => line.startsWith('?'))).toEqual([
      '? ingresses[nginx]: the file has one entry point, as `ingress`: write it as a row of `ingresses` first',
      '? services[more/web].expose[more.example.net]: the file has one entry point, as `ingress`: write it as a row of `ingresses` first',
    ]);
    expect(text).not.toContain('more.example.net');
  });

  it('marks the guesses of what it adds', async () => {
    const { text } = await merged(
      without('nodes.yaml', 'traefik.yaml', 'metallb.yaml', 'mqtt.yaml', 'cloudflared.yaml'),
      SMALL,
    );
    expect(text.slice(SMALL.length)).toBe(`
ingresses:
  - name: traefik
    controller: traefik-k3s
    address: 192.168.1.2 # guessed: no file states it
    domain: example.net # guessed: the domain of its hosts

services:
  - name: web
    namespace: apps
    port: 80
    targetPort: 8080
    selector:
      app: web
    expose:
      - host: web.example.net
        via: ingress
        ingress: traefik
`);
  });

  it('writes into a list in brackets, with its guesses behind the line', async () => {
    const before = `${SMALL}services: [{ name: old, namespace: apps, port: 80 }] # all of them
ingresses: [{ name: other, controller: ingress-class, class: nginx, address: 192.168.20.9 }]
`;
    const { text } = await merged(
      without('nodes.yaml', 'traefik.yaml', 'metallb.yaml', 'mqtt.yaml', 'cloudflared.yaml'),
      before,
    );
    expect(text.slice(SMALL.length))
      .toBe(`services: [{ name: old, namespace: apps, port: 80 }, { name: web, namespace: apps, port: 80, targetPort: 8080, selector: { app: web }, expose: [{ host: web.example.net, via: ingress, ingress: traefik }] }] # all of them
ingresses: [{ name: other, controller: ingress-class, class: nginx, address: 192.168.20.9 }, { name: traefik, controller: traefik-k3s, address: 192.168.1.2, domain: example.net }] # guessed: address: no file states it; domain: the domain of its hosts
`);
  });

  it('keeps the line ends of the file', async () => {
    const before = edited([BETA, ''], [BLOG, '']).replaceAll('\n', '\r\n');
    expect((await merged(MANIFESTS, before)).text).toBe(NETWORK.replaceAll('\n', '\r\n'));
  });

  it('leaves what an anchor repeats', async () => {
    const before = `${SMALL}services:
  - { name: web, namespace: apps, targetPort: 8080, expose: &hosts [{ host: one.example.net, via: tunnel }] }
  - { name: blog, namespace: blog, port: 8080, expose: *hosts }
tunnel: { id: 11111111-2222-4333-8444-555555555555 }
`;
    const { plan, text } = await merged(
      without('nodes.yaml', 'metallb.yaml', 'mqtt.yaml', 'traefik.yaml'),
      before,
    );
    expect(plan.slice(-1)).toEqual([
      '? services[blog/blog].expose[blog.example.net tunnel]: an anchor repeats this part of the file in other places',
    ]);
    expect(text).not.toContain('blog.example.net');
  });

  it('reports errors that the additions make', async () => {
    const before = edited(
      [BETA, ''],
      ['cidr: 192.168.20.0/24', 'hosts: [{ name: nas, address: 192.168.20.12 }]\n  cidr: 192.168.20.0/24'],
    );
    const { errors } = await mergeFiles(MANIFESTS, before);
    expect(errors.map(({ code }) => code)).toEqual(['hosts-share-address']);
  });

  it('takes the value of the sources where it is asked to', async () => {
    const before = edited(
      ['192.168.20.200-192.168.20.210', '192.168.20.200-192.168.20.220'],
      ['targetPort: 8080', 'targetPort: 8081 # mine'],
    );
    const one = await mergeFiles(MANIFESTS, before, ['services[apps/web].targetPort']);
    expect([one.taken, one.different].map((parts) => parts.map(({ path }) => path))).toEqual([
      ['services[apps/web].targetPort'],
      ['loadBalancer.pools[lan].addresses'],
    ]);
    expect(one.text).toBe(before.replace('8081 # mine', '8080 # mine'));
    const all = await mergeFiles(MANIFESTS, before, ['all']);
    expect([all.different, all.text]).toEqual([
      [],
      NETWORK.replace('targetPort: 8080', 'targetPort: 8080 # mine'),
    ]);
  });

  it('takes nothing where nothing is different, nor comments away', async () => {
    await expect(mergeFiles(MANIFESTS, NETWORK, ['name'])).rejects.toThrow(
      'nothing is different at name, nor anywhere else',
    );
    const before = edited([
      '        - 192.168.20.200-192.168.20.210',
      '        # the printer is at .221\n        - 192.168.20.200-192.168.20.220',
    ]);
    await expect(mergeFiles(MANIFESTS, before, ['loadBalancer.pools[lan].addresses'])).resolves.toMatchObject(
      { different: [] },
    );
    const inside = edited([
      '        - 192.168.20.200-192.168.20.210',
      '        - 192.168.20.200-192.168.20.205\n        # the printer is at .206\n        - 192.168.20.207-192.168.20.220',
    ]);
    await expect(mergeFiles(MANIFESTS, inside, ['all'])).rejects.toThrow(
      'loadBalancer.pools[lan].addresses: there are comments in it, which would go: change it by hand',
    );
  });

  it('counts what no source states', async () => {
    const { kept } = await mergeFiles({ 'nodes.yaml': NODES }, SMALL);
    // apiVersion, name, domain, the LAN, and the node of the file with its address
    expect(kept).toBe(6);
  });
});

const SMALL = `apiVersion: netloom/v1
name: small
domain: example.net
lan: { cidr: 192.168.20.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.20.5 }] }
`;
