import { parseEndpoint, parseTarget } from '@netloom/network-model';
import { loadText } from '@netloom/network-model/testing';
import { indexNetwork, trace } from '@netloom/reachability';
import { load } from 'js-yaml';
import { describeUnless } from './support/describe-unless.ts';
import {
  SegmentsLab,
  segmentsUnavailableReason,
  type Link,
  type RouterRules,
} from './support/segments-lab.ts';

/** Two nodes, a NAS beside them, and things in other segments; behind a Service are the hub and the NAS. */
const NETWORK = `apiVersion: netloom/v1
name: home
domain: example.com
segments:
  - { name: servers, cidr: 10.0.10.0/24, gateway: 10.0.10.1, hosts: [{ name: nas, address: 10.0.10.20 }] }
  - { name: iot, cidr: 10.0.30.0/24, gateway: 10.0.30.1, hosts: [{ name: hub, address: 10.0.30.10 }, { name: cam, address: 10.0.30.11 }] }
  - { name: lab, cidr: 10.0.50.0/24, hosts: [{ name: scope, address: 10.0.50.5 }] }
routing: ROUTING
cluster:
  nodes:
    - { name: n1, address: 10.0.10.11 }
    - { name: n2, role: agent, address: 10.0.10.12 }
services:
  - { name: hub, host: hub, port: 8123 }
  - { name: nas, host: nas, port: 445 }
`;

const STATED = `
  between: stated
  allows:
    - { from: nodes, to: host:hub, ports: [8123/udp] }
    - { from: segment:iot, to: host:nas, ports: [445/udp] }
    - { from: host:nas, to: segment:iot }`;

const PORTS = [445, 8123];

interface File {
  readonly segments: readonly {
    readonly name: string;
    readonly cidr: string;
    readonly gateway?: string;
    readonly hosts: readonly { readonly name: string; readonly address: string }[];
  }[];
  readonly routing: {
    readonly between: 'open' | 'stated';
    readonly allows?: readonly {
      readonly from: string;
      readonly to: string;
      readonly ports?: readonly string[];
    }[];
  };
  readonly cluster: { readonly nodes: readonly { readonly name: string; readonly address: string }[] };
}

/** The file as it is written: what is asked here must not come from netloom's own reading. */
function readFile(text: string): File {
  return load(text) as File;
}

function links({ segments, cluster }: File): readonly Link[] {
  return segments.map(({ name, cidr, gateway = null, hosts }) => ({
    name,
    prefix: Number(cidr.split('/')[1]),
    gateway,
    machines: [...hosts, ...(name === 'servers' ? cluster.nodes : [])],
  }));
}

/** Answers go back, as a router that keeps state lets them. */
function routerRules({ segments, routing, cluster }: File): RouterRules {
  if (routing.between === 'open') return [];
  const addressesOf = (endpoint: string): readonly string[] => {
    if (endpoint === 'nodes') return cluster.nodes.map(({ address }) => address);
    const [kind, name] = endpoint.split(':');
    return kind === 'segment'
      ? segments.filter((one) => one.name === name).map(({ cidr }) => cidr)
      : segments.flatMap(({ hosts }) =>
          hosts.filter((one) => one.name === name).map(({ address }) => address),
        );
  };
  const allowed = (routing.allows ?? []).flatMap(({ from, to, ports }) =>
    addressesOf(from).flatMap((source) =>
      addressesOf(to).flatMap((target) =>
        (ports?.map((port) => port.split('/')[0] ?? '') ?? [null]).flatMap((port) => [
          [
            'from',
            source,
            'to',
            target,
            ...(port === null ? [] : ['ipproto', 'udp', 'dport', port]),
            'lookup',
            'main',
          ],
          ['from', target, 'to', source, ...answersOf(port), 'lookup', 'main'],
        ]),
      ),
    ),
  );
  const between = segments.flatMap((one) =>
    segments
      .filter((other) => other !== one)
      .map((other) => ['from', one.cidr, 'to', other.cidr, 'prohibit']),
  );
  return [...allowed, ...between];
}

/** Of a row without ports all answers come from one of the ports that are asked here. */
function answersOf(port: string | null): readonly string[] {
  return ['ipproto', 'udp', 'sport', port ?? `${Math.min(...PORTS)}-${Math.max(...PORTS)}`];
}

const reason = await segmentsUnavailableReason();

describeUnless(reason, 'packets between segments', () => {
  describe.each([
    ['by stated rows', STATED],
    ['with an open router', ' { between: open }'],
  ])('%s', (_title, routing) => {
    const text = NETWORK.replace(' ROUTING', routing);
    const file = readFile(text);
    const own = links(file);
    const machines = own.flatMap((link) => link.machines);
    const nodes = new Set(file.cluster.nodes.map(({ name }) => name));
    const index = indexNetwork(loadText(text));
    const lab = new SegmentsLab();

    beforeAll(async () => {
      await lab.addRouter(routerRules(file));
      for (const link of own) await lab.addLink(link);
      for (const { name } of machines) await lab.serve(name, PORTS);
    }, 120_000);

    afterAll(() => lab.namespaces.remove(), 60_000);

    /** What netloom says: an endpoint, and a target. */
    function verdictOf(from: string, to: string): string {
      const [source, target] = [parseEndpoint(from), parseTarget(to)];
      if (!source.ok || !target.ok) throw new Error(`${from} or ${to} cannot be read`);
      return trace(index, { from: source.value, to: target.value }).verdict;
    }

    it('go where netloom says that they go, and nowhere else', async () => {
      const asked = machines.flatMap((from) =>
        machines.filter((to) => to !== from).flatMap((to) => PORTS.map((port) => ({ from, to, port }))),
      );
      const answers = await Promise.all(
        asked.map(async ({ from, to, port }) => {
          const result = await lab.ask(from.name, { address: to.address, port });
          const what = `${nodes.has(from.name) ? 'node' : 'host'}:${from.name}`;
          const target = `udp://${to.address}:${port}`;
          return { row: `${what} ${target}`, kernel: result, netloom: verdictOf(what, target) };
        }),
      );
      const expected = { echoed: 'allow', lost: 'deny', cut: 'cut' } as const;
      expect(answers.map(({ row, netloom }) => `${row} ${netloom}`)).toEqual(
        answers.map(({ row, kernel }) => `${row} ${expected[kernel]}`),
      );
      expect(new Set(answers.map(({ kernel }) => kernel))).toEqual(new Set(['echoed', 'lost']));
    }, 120_000);

    it('reach what is behind a Service from each node where a pod does by its trace', async () => {
      for (const [service, port] of [
        ['hub', 8123],
        ['nas', 445],
      ] as const) {
        const { address } = machines.find(({ name }) => name === service) ?? { address: '' };
        const results = await Promise.all([...nodes].map((node) => lab.ask(node, { address, port })));
        // kube-proxy and the proxies forward TCP to it; the rows of this file are for the datagrams of the lab
        const tcp = indexNetwork(loadText(text.replaceAll('/udp', '/tcp')));
        const target = parseTarget(`service:netloom-system/${service}`);
        const pods = parseEndpoint('nodes');
        if (!target.ok || !pods.ok) throw new Error('an endpoint cannot be read');
        const { verdict } = trace(tcp, { from: pods.value, to: target.value });
        expect([service, verdict]).toEqual([
          service,
          results.every((result) => result === 'echoed') ? 'allow' : 'deny',
        ]);
      }
    }, 60_000);
  });
});
