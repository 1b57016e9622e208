import type { Actor, Flow, Network, Service } from '@netloom/network-model';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import { load, loadText } from '@netloom/network-model/testing';
import fc from 'fast-check';
import { evaluatePolicies, PolicyIndex, type Party, type PolicyVerdict } from '../../src/policy/index.ts';
import { network as generated } from './networks.ts';
import { addresses, node, outside, pod } from './parties.ts';

const SEED = 20_261_123;
const HOMELAB = load('networks/homelab/network.yaml').network;
const DUAL_STACK = load('examples/dual-stack-bgp/network.yaml').network;
const STRANGER = pod({
  namespace: 'elsewhere',
  labels: { app: 'stranger' },
  addresses: addresses('10.42.9.9'),
});

function deciderOf(network: Network): (from: Party, to: Service, port: number) => PolicyVerdict['decision'] {
  const policies = new PolicyIndex(toNetworkPolicies(network, (_, value) => value));
  return (from, { namespace, selector }, port) => {
    // a pod on a node that nobody knows, so that no source counts as its own node
    const to = pod({ namespace, labels: selector ?? {}, addresses: addresses('10.42.200.20'), node: null });
    return evaluatePolicies({ policies, traffic: { from, to, port, protocol: 'TCP' } }).decision;
  };
}

function actorPod({ namespace, labels }: Actor): Party {
  return pod({ namespace, labels, addresses: addresses('10.42.9.8') });
}

/** A node's processes, with each address that their packets may carry on the way to a pod. */
function nodeParties({ nodes }: Network): readonly Party[] {
  return nodes.map(({ name, addresses: own, sdnAddresses, podCidrs }) => {
    const overlay = podCidrs.flatMap((cidr) => [cidr.nth(0n), cidr.nth(1n)]);
    const all = [...own, ...sdnAddresses, ...overlay].filter(({ family }) => family === 4);
    return node(name, ...all.map(String));
  });
}

function sourcesOf(network: Network, { from }: Flow): readonly Party[] {
  if (from === 'nodes') return nodeParties(network);
  return network.actors.filter(({ name }) => name === from).map(actorPod);
}

function serviceOf({ services }: Network, flow: Flow): Service {
  const service = services.find(
    ({ namespace, name }) => namespace === flow.namespace && name === flow.service,
  );
  if (service === undefined) throw new Error(`no service ${flow.namespace}/${flow.service}`);
  return service;
}

/** Each declared flow with what the policies make of it. */
function declared(network: Network): readonly string[] {
  const decide = deciderOf(network);
  return network.flows.flatMap((flow) => {
    const decisions = sourcesOf(network, flow).map((from) =>
      decide(from, serviceOf(network, flow), flow.port),
    );
    if (decisions.length === 0) throw new Error(`nobody is ${flow.from}`);
    return decisions.map(
      (decision) => `${flow.from} ${flow.namespace}/${flow.service}:${flow.port} ${decision}`,
    );
  });
}

/** Traffic to denied namespaces, from another one or from outside, that no flow declares and that is not denied. */
function undeclared(
  network: Network,
  skip: (from: Party, port: number, service: Service) => boolean,
): readonly string[] {
  const decide = deciderOf(network);
  const sources: readonly (readonly [string, Party])[] = [
    ...network.actors.map((actor) => [actor.name, actorPod(actor)] as const),
    ...nodeParties(network).map((party) => ['nodes', party] as const),
    ['stranger', STRANGER],
    ['lan', outside('192.168.1.99')],
  ];
  const denied = network.services.filter(({ namespace }) =>
    network.policies.defaultDenyIngress.includes(namespace),
  );
  return denied.flatMap((service) => {
    const { namespace, name } = service;
    const ports = [service.targetPort, service.metricsPort, service.webhookPort, 22].filter(
      (port) => port !== null,
    );
    const flows = network.flows.filter((flow) => flow.namespace === namespace && flow.service === name);
    return sources.flatMap(([who, from]) =>
      ports
        .filter((port) => !flows.some((flow) => flow.from === who && flow.port === port))
        .filter(
          (port) => !(from.kind === 'pod' && from.namespace === namespace) && !skip(from, port, service),
        )
        .map((port) => `${who} ${namespace}/${name}:${port} ${decide(from, service, port)}`)
        .filter((line) => !line.endsWith(' deny')),
    );
  });
}

/** Where no node's pod CIDR is known, a webhook is open to every pod address: the API server's is one of them. */
function isUnknownNode(from: Party, port: number, { webhookPort }: Service): boolean {
  return from.kind === 'pod' && port === webhookPort;
}

describe(toNetworkPolicies, () => {
  it(`lets each declared flow of a generated network through, seed ${SEED}`, () => {
    let flows = 0;
    fc.assert(
      fc.property(generated, ({ text }) => {
        const lines = declared(loadText(text).network);
        flows += lines.length;
        expect(lines.filter((line) => !line.endsWith(' allow'))).toEqual([]);
      }),
      { seed: SEED, numRuns: 150 },
    );
    expect(flows).toBeGreaterThan(500);
  });

  it(`denies a generated network what no flow declares, seed ${SEED}`, () => {
    fc.assert(
      fc.property(generated, ({ text, observed }) => {
        const { network } = loadText(text);
        expect(undeclared(network, observed ? () => false : isUnknownNode)).toEqual([]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it.each([
    ['the homelab', HOMELAB],
    ['the dual-stack example', DUAL_STACK],
  ])('lets the flows of %s through and nothing else', (_title, network) => {
    expect(declared(network).filter((line) => !line.endsWith(' allow'))).toEqual([]);
    expect(undeclared(network, () => false)).toEqual([]);
  });

  it('denies Prometheus what it does not scrape, and names the policy that does', () => {
    const network = HOMELAB;
    const policies = new PolicyIndex(toNetworkPolicies(network, (_, value) => value));
    const from = pod({ namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } });
    const to = pod({ namespace: 'vaultwarden', labels: { 'app.kubernetes.io/name': 'vaultwarden' } });
    const { decision, egress, ingress } = evaluatePolicies({
      policies,
      traffic: { from, to, port: 80, protocol: 'TCP' },
    });
    expect([decision, egress, ingress.kind]).toEqual(['deny', { kind: 'open', why: 'not-isolated' }, 'deny']);
    expect('isolatedBy' in ingress && ingress.isolatedBy.map(({ name }) => name)).toEqual([
      'default-deny-ingress',
      'allow-same-namespace',
      'allow-cloudflared-to-vaultwarden',
      'allow-tailscale-to-vaultwarden',
    ]);
  });
});
