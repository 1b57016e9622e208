import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseEndpoint, parseTarget, type NetworkFacts } from '@netloom/network-model';
import { indexNetwork, trace } from '@netloom/reachability';
import { ensureTool, GoMissing } from '@netloom/toolchain';
import { startClusterDns, type ClusterDns, type ConfigMapData } from './support/cluster-dns.ts';
import type { RecordType, Reply } from './support/coredns.ts';
import { describeUnless } from './support/describe-unless.ts';
import { templateText, type Templated } from './support/manifests.ts';
import { EDGE, PAGES, STALE, TAILNET_HOST } from './support/public-zone.ts';
import { ROOT } from './support/repository.ts';

const MINUTES = 60_000;

const program = await ensureTool('coredns').catch((error: unknown) => {
  if (!(error instanceof GoMissing)) throw error;
  return null;
});

/** The network's text with lines put in after one that is there. */
async function networkWith(path: string, inserts: Readonly<Record<string, string>>): Promise<string> {
  let text = await readFile(join(ROOT, path), 'utf8');
  for (const [after, lines] of Object.entries(inserts)) {
    const parts = text.split(`${after}\n`);
    if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} lines "${after}"`);
    text = parts.join(`${after}\n${lines}`);
  }
  return text;
}

/** The homelab with split horizon, and names of every kind. */
const single = await networkWith('networks/homelab/network.yaml', {
  '  clusterDns: 10.43.0.10': '  splitHorizon: {}\n',
  '  owner: homelab # assumed': `  records:
    - { name: nas.int.jigga.xyz, type: A, targets: [192.168.7.20], ttl: 5m }
    - { name: docs.int.jigga.xyz, type: CNAME, targets: [pages.example.net] }
    - { name: text.int.jigga.xyz, type: TXT, targets: [hello] }
    - { name: one.two.int.jigga.xyz, type: A, targets: [192.168.7.21] }
    - { name: nas.jigga.xyz, type: A, targets: [192.168.7.20] }
    - { name: '*.apps.jigga.xyz', type: A, targets: [192.168.7.231, 192.168.7.232] }
    - { name: mail.jigga.xyz, type: A, targets: [203.0.113.7] }
`,
  '  namespace: tailscale': '  nameserver: { address: 10.43.0.53 }\n',
});

const dual = await networkWith('examples/dual-stack-bgp/network.yaml', {
  '  records:': `    - { name: nas.lan.example.org, type: A, targets: [192.0.2.5] }
    - { name: nas.lan.example.org, type: AAAA, targets: ['2001:db8:1::5'] }
    - { name: six.lan.example.org, type: AAAA, targets: ['2001:db8:1::6', '2001:db8:1::7'] }
    - { name: docs.lan.example.org, type: CNAME, targets: [pages.example.net] }
`,
});

type Row = readonly [host: string, A: Reply, AAAA: Reply];

const SINGLE: readonly Row[] = [
  ['grafana.int.jigga.xyz', ['192.168.7.230'], 'ENODATA'],
  ['any.depth.at.all.int.jigga.xyz', ['192.168.7.230'], 'ENODATA'],
  ['nas.int.jigga.xyz', ['192.168.7.20'], 'ENODATA'],
  ['one.two.int.jigga.xyz', ['192.168.7.21'], 'ENODATA'],
  ['nas.jigga.xyz', ['192.168.7.20'], 'ENODATA'],
  ['any.apps.jigga.xyz', ['192.168.7.231', '192.168.7.232'], 'ENODATA'],
  // what ends the wildcard, and what lies below that; two.int.jigga.xyz itself is left out, since the plugin that serves the
  // public zone here gives the wildcard to a name that exists only by those below it, against RFC 4592
  ['x.two.int.jigga.xyz', 'ENOTFOUND', 'ENOTFOUND'],
  ['x.nas.int.jigga.xyz', 'ENOTFOUND', 'ENOTFOUND'],
  ['text.int.jigga.xyz', 'ENODATA', 'ENODATA'],
  ['docs.int.jigga.xyz', PAGES, 'ENODATA'],
  ['int.jigga.xyz', 'ENODATA', 'ENODATA'],
  // public names
  ['passwords.jigga.xyz', EDGE.A, EDGE.AAAA],
  ['jigga.xyz', EDGE.A, EDGE.AAAA],
  ['mail.jigga.xyz', STALE.A, STALE.AAAA],
  ['pages.example.net', PAGES, 'ENODATA'],
  ['nothing.jigga.xyz', 'ENOTFOUND', 'ENOTFOUND'],
  ['nothing.example.com', 'ENOTFOUND', 'ENOTFOUND'],
  // the tailnet
  [TAILNET_HOST.name, TAILNET_HOST.A, 'ENODATA'],
  ['nothing.home.ts.net', 'ENOTFOUND', 'ENOTFOUND'],
];

const DUAL: readonly Row[] = [
  ['media.lan.example.org', ['198.51.100.1'], ['2001:db8:100::1']],
  ['any.depth.at.all.lan.example.org', ['198.51.100.1'], ['2001:db8:100::1']],
  ['nas.lan.example.org', ['192.0.2.5'], ['2001:db8:1::5']],
  ['six.lan.example.org', 'ENODATA', ['2001:db8:1::6', '2001:db8:1::7']],
  ['docs.lan.example.org', PAGES, 'ENODATA'],
  ['x.docs.lan.example.org', 'ENOTFOUND', 'ENOTFOUND'],
  ['lan.example.org', 'ENODATA', 'ENODATA'],
  ['a.media.example.org', EDGE.A, EDGE.AAAA],
  ['ns.example.org', STALE.A, STALE.AAAA],
  ['nothing.example.org', 'ENOTFOUND', 'ENOTFOUND'],
  [TAILNET_HOST.name, TAILNET_HOST.A, 'ENODATA'],
];

/** What Helm renders of it; nothing where it renders none. */
function customOf({ manifests }: Templated): ConfigMapData {
  const named = manifests.filter(({ metadata }) => metadata.name === 'coredns-custom');
  expect(named.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}`)).toEqual(
    named.length === 0 ? [] : ['ConfigMap kube-system'],
  );
  return named[0]?.data ?? {};
}

/** The hop of a trace that says what a name is. */
function promiseOf(facts: NetworkFacts, from: string, host: string): string {
  const start = parseEndpoint(from);
  const target = parseTarget(`tcp://${host}:443`);
  if (!start.ok || !target.ok) throw new Error(`no question: ${from}, ${host}`);
  const { hops } = trace(indexNetwork(facts), { from: start.value, to: target.value });
  return hops.find(({ layer }) => layer === 'dns')?.text ?? '';
}

/** `is A 192.168.7.230 and AAAA 2001:db8::1`: the addresses of one family. */
function addressesIn(promise: string, type: 'A' | 'AAAA'): Reply {
  const [, addresses] = new RegExp(` ${type} ([0-9a-f.:]+(?:, [0-9a-f.:]+)*)`).exec(promise) ?? [];
  return addresses === undefined ? 'ENODATA' : addresses.split(', ').toSorted();
}

describeUnless(program === null ? 'Go is missing' : null, "K3s' CoreDNS with what netloom writes", () => {
  describe.each([
    {
      title: 'a network of one family',
      text: single,
      rows: SINGLE,
      pod: 'pod:monitoring/grafana',
      other: 'lan',
    },
    {
      title: 'a network of two families',
      text: dual,
      rows: DUAL,
      pod: 'pod:media/media',
      other: 'node:k3s-1',
    },
  ])('for $title', ({ text, rows, pod, other }) => {
    let templated: Templated;
    let dns: ClusterDns;

    beforeAll(async () => {
      templated = await templateText(text);
      dns = await startClusterDns({
        program: program ?? '',
        network: templated.network,
        custom: customOf(templated),
        zones: 'stale',
      });
    }, 10 * MINUTES);

    afterAll(() => dns.stop());

    it.each(rows)('answers a pod that asks for %s as trace promised', async (host, A, AAAA) => {
      const answers = { A: await dns.askAsPod(host, 'A'), AAAA: await dns.askAsPod(host, 'AAAA') };
      expect(answers).toEqual({ A, AAAA });
      const promise = promiseOf(templated.facts, pod, host);
      const own = promise.startsWith('CoreDNS itself answers: ');
      const ask = promise.startsWith('CoreDNS forwards ') ? dns.askNameserver : dns.askPublicZone;
      expect(answers).toEqual(
        own
          ? { A: addressesIn(promise, 'A'), AAAA: addressesIn(promise, 'AAAA') }
          : { A: await ask(host, 'A'), AAAA: await ask(host, 'AAAA') },
      );
      // whom trace has answer is who answers: the public zone has other addresses for each name
      if (own) expect(answers).not.toEqual({ A: await ask(host, 'A'), AAAA: await ask(host, 'AAAA') });
      if (promise.includes(' has no record for ')) {
        expect(['ENODATA', 'ENOTFOUND']).toEqual(expect.arrayContaining([answers.A, answers.AAAA]));
      }
      if (promise.endsWith('proxied by Cloudflare')) expect(answers).toEqual(EDGE);
    });

    it.each(rows)('asks the public zone for all other types of %s', async (host) => {
      const ask = host.endsWith('.ts.net') ? dns.askNameserver : dns.askPublicZone;
      for (const type of ['CNAME', 'MX', 'SOA', 'TXT'] satisfies readonly RecordType[]) {
        expect([type, await dns.askAsPod(host, type)]).toEqual([type, await ask(host, type)]);
      }
    });

    it('lets certificates be proven by DNS', async () => {
      const { ingresses, dns: provider } = templated.network;
      const domain = ingresses[0]?.domain ?? '';
      const zone = provider?.zones[0]?.name ?? '';
      expect(await dns.askAsPod(`_acme-challenge.${domain}`, 'TXT')).toEqual(['a token']);
      expect(await dns.askAsPod(zone, 'SOA')).toEqual([`ns.${zone}`]);
      expect(await dns.askAsPod(domain, 'MX')).toEqual([`10 mail.${zone}`]);
      expect(await dns.askAsPod(domain, 'TXT')).toEqual(['of the ingress domain']);
    });

    it("leaves K3s' own block as it was", async () => {
      expect(await dns.askAsPod('ichigo', 'A')).toEqual(['192.168.7.223']);
    });

    it('has whoever is no pod ask the public zone, as trace says', () => {
      const [internal] = rows.map(([host]) => host);
      expect(promiseOf(templated.facts, other, internal ?? '')).not.toContain('CoreDNS');
    });

    it(
      'answers internal names when nobody outside does',
      async () => {
        await dns.cutOff();
        // one that no cache has
        const host = `never-asked.${templated.network.ingresses[0]?.domain ?? ''}`;
        const [, A, AAAA] = rows[0] ?? [];
        expect([await dns.askAsPod(host, 'A'), await dns.askAsPod(host, 'AAAA')]).toEqual([A, AAAA]);
      },
      MINUTES,
    );
  });

  describe('where split horizon is off', () => {
    it(
      'renders no coredns-custom, and pods get the answers of the public zone, as trace promised',
      async () => {
        const templated = await templateText(single.replace('  splitHorizon: {}\n', ''));
        const custom = customOf(templated);
        expect(custom).toEqual({});
        const dns = await startClusterDns({ program: program ?? '', network: templated.network, custom });
        try {
          for (const host of [
            'grafana.int.jigga.xyz',
            'nas.int.jigga.xyz',
            'any.apps.jigga.xyz',
            'mail.jigga.xyz',
          ]) {
            const promise = promiseOf(templated.facts, 'pod:monitoring/grafana', host);
            expect(promise).not.toContain('CoreDNS');
            expect([host, await dns.askAsPod(host, 'A')]).toEqual([host, addressesIn(promise, 'A')]);
          }
          expect(await dns.askAsPod(TAILNET_HOST.name, 'A')).toBe('ENOTFOUND');
        } finally {
          await dns.stop();
        }
      },
      5 * MINUTES,
    );
  });

  describe('when the network changes', () => {
    it(
      'takes over what the kubelet brings, without a restart',
      async () => {
        const before = await templateText(single);
        const after = await templateText(
          single
            .replaceAll('192.168.7.230', '192.168.7.229')
            .replace('  nameserver: { address: 10.43.0.53 }\n', ''),
        );
        const dns = await startClusterDns({
          program: program ?? '',
          network: before.network,
          custom: customOf(before),
        });
        try {
          expect(await dns.askAsPod('grafana.int.jigga.xyz', 'A')).toEqual(['192.168.7.230']);
          expect(await dns.askAsPod(TAILNET_HOST.name, 'A')).toEqual(TAILNET_HOST.A);
          await dns.mount(customOf(after));
          await until(async () => {
            expect(await dns.askAsPod('grafana.int.jigga.xyz', 'A')).toEqual(['192.168.7.229']);
          });
          expect(await dns.askAsPod(TAILNET_HOST.name, 'A')).toBe('ENOTFOUND');
        } finally {
          await dns.stop();
        }
      },
      5 * MINUTES,
    );
  });
});

/** Tries again until it holds, or for a minute. */
async function until(holds: () => Promise<void>): Promise<void> {
  const end = Date.now() + MINUTES;
  for (;;) {
    try {
      await holds();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await setTimeout(250);
    }
  }
}
