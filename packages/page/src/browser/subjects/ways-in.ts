import {
  ingressOwner,
  isTraefik,
  printEndpoint,
  printPorts,
  programOf,
  type NetworkFacts,
} from '@netloom/network-model';
import { subjectId } from '../../data/subject-id.ts';
import { code, flag, text } from './facts.ts';
import type { Subject } from './subject.ts';

/** Everything between the networks and the Services: pools, Traefik, Connectors, the tunnel, firewall rules. */
export function waySubjects(facts: NetworkFacts): readonly Subject[] {
  return [
    ...poolSubjects(facts),
    ...ingressSubjects(facts),
    ...connectorSubjects(facts),
    ...tunnelSubject(facts),
    ...ruleSubjects(facts),
  ];
}

function poolSubjects({ network, origins }: NetworkFacts): readonly Subject[] {
  return network.pools.map((pool) => ({
    id: subjectId.pool(pool.name),
    kind: 'pool',
    label: pool.name,
    detail: pool.addresses.map(String).join(', '),
    facts: [
      code('addresses', pool.addresses.map(String)),
      text('handed out', [pool.autoAssign ? 'to any Service' : 'to Services that ask for it']),
      text(
        'announced by',
        network.l2Advertisements
          .filter(({ pools }) => pools.includes(pool.name))
          .map(({ name }) => `layer 2, ${name}`),
      ),
    ],
    origin: origins.of(pool),
    from: null,
    to: `pool:${pool.name}`,
    owner: `pool:${pool.name}`,
    related: [],
  }));
}

function ingressSubjects({ network, origins }: NetworkFacts): readonly Subject[] {
  return network.ingresses.map((ingress): Subject => {
    const own = network.exposures.filter((one) => one.via === 'ingress' && one.ingress === ingress.name);
    return {
      id: subjectId.ingress(ingress.name),
      kind: 'ingress controller',
      label: programOf(network, ingress),
      detail: ingress.addresses.map(String).join(', '),
      facts: [
        code('addresses', ingress.addresses.map(String)),
        code('domain', ingress.domain === null ? [] : [ingress.domain]),
        text('namespace', [ingress.namespace]),
        text('class', ingress.className === null ? [] : [ingress.className]),
        ...(isTraefik(ingress)
          ? [
              text('replicas', [String(ingress.replicas)]),
              ...flag('redirects to https', ingress.redirectToHttps),
            ]
          : []),
      ],
      origin: origins.of(ingress),
      from: null,
      to: ingress.addresses[0] === undefined ? null : `tcp://${ingress.addresses[0]}:443`,
      owner: ingressOwner(ingress.name),
      related: [...new Set(own.map(({ host }) => subjectId.name(host)))],
    };
  });
}

function connectorSubjects({ network, origins }: NetworkFacts): readonly Subject[] {
  return network.connectors.map((connector) => ({
    id: subjectId.connector(connector.name),
    kind: 'Connector',
    label: connector.name,
    detail: 'tailnet',
    facts: [
      code('advertises', connector.advertise.map(printEndpoint)),
      code(
        'routes',
        network.routes
          .filter((route) => route.connector === connector.name)
          .map(({ cidr }) => cidr.toString()),
      ),
      code('tags', connector.tags),
      ...flag('exit node', connector.exitNode),
    ],
    origin: origins.of(connector),
    from: null,
    to: null,
    owner: null,
    related: [],
  }));
}

function tunnelSubject({ network: { tunnel, exposures }, origins }: NetworkFacts): readonly Subject[] {
  if (tunnel === null) return [];
  const hosts = exposures.filter(({ via }) => via === 'tunnel').map(({ host }) => subjectId.name(host));
  return [
    {
      id: subjectId.tunnel(),
      kind: 'tunnel',
      label: 'cloudflared',
      detail: tunnel.id,
      facts: [
        code('tunnel', [tunnel.id]),
        text('namespace', [tunnel.namespace]),
        text('replicas', [String(tunnel.replicas)]),
        text('protocol', [tunnel.protocol]),
      ],
      origin: origins.of(tunnel),
      from: null,
      to: null,
      owner: null,
      related: [...new Set(hosts)],
    },
  ];
}

function ruleSubjects({ network, origins }: NetworkFacts): readonly Subject[] {
  return network.firewall.map((rule) => ({
    id: subjectId.firewallRule(rule.name),
    kind: 'firewall rule',
    label: rule.name,
    detail: `${printEndpoint(rule.from)} to ${printEndpoint(rule.to)}`,
    facts: [
      code('from', [printEndpoint(rule.from)]),
      code('to', [printEndpoint(rule.to)]),
      code('ports', rule.ports.map(printPorts)),
      text('purpose', rule.purpose === null ? [] : [rule.purpose]),
    ],
    origin: origins.of(rule),
    from: null,
    to: null,
    owner: null,
    related: [],
  }));
}
