import {
  atEachPort,
  describeGuards,
  ingressOf,
  isOutsideCluster,
  programOf,
  type Exposure,
  type Network,
  type NetworkFacts,
  type Service,
} from '@netloom/network-model';
import { subjectId } from '../../data/subject-id.ts';
import { code, text } from './facts.ts';
import type { Subject } from './subject.ts';

/** Services, the namespaces that they are in, and the names that they are reached by. */
export function workloadSubjects(facts: NetworkFacts): readonly Subject[] {
  const { services, exposures } = facts.network;
  const byService = Map.groupBy(exposures, ({ namespace, service }) => `${namespace}/${service}`);
  return [
    ...services.map((service) =>
      serviceSubject(facts, service, byService.get(`${service.namespace}/${service.name}`) ?? []),
    ),
    ...[...Map.groupBy(services, ({ namespace }) => namespace)].map(([namespace, within]) =>
      namespaceSubject(facts, namespace, within),
    ),
    ...[...Map.groupBy(exposures, ({ host }) => host)].flatMap(([, [first, ...more]]) =>
      first === undefined ? [] : [nameSubject(facts, [first, ...more])],
    ),
  ];
}

function serviceSubject(
  { network, origins }: NetworkFacts,
  service: Service,
  exposed: readonly Exposure[],
): Subject {
  const { namespace, name, selector, addresses, hostNetwork, tls } = service;
  const ports = atEachPort(service);
  const isOutside = isOutsideCluster(service);
  return {
    id: subjectId.service(namespace, name),
    kind: 'Service',
    label: name,
    detail: namespace,
    facts: [
      code(
        'port',
        ports.map(({ port, scheme }) => `${port} (${scheme})`),
      ),
      code(
        isOutside ? 'port of the device' : 'pod port',
        ports.flatMap(({ targetPort }) => (targetPort === null ? [] : [String(targetPort)])),
      ),
      code('outside of the cluster, at', addresses.map(String)),
      text('addresses', hostNetwork ? ['those of the nodes'] : []),
      text('certificate', tls?.insecureSkipVerify === true ? ['not checked'] : []),
      code('name on the certificate', tls?.serverName == null ? [] : [tls.serverName]),
      code(
        'pods',
        Object.entries(selector ?? {}).map(([key, value]) => `${key}=${value}`),
      ),
    ],
    origin: origins.of(service),
    from: `${isOutside ? 'service' : 'pod'}:${namespace}/${name}`,
    to: `service:${namespace}/${name}`,
    owner: `service:${namespace}/${name}`,
    related: [
      subjectId.namespace(namespace),
      ...devicesOf(network, service),
      ...new Set(exposed.map(({ host }) => subjectId.name(host))),
    ],
  };
}

/** The hosts behind a Service; nodes are subjects of another kind. */
function devicesOf({ hosts }: Network, service: Service): readonly string[] {
  const named = new Set(service.hosts);
  return hosts.flatMap(({ name, role }) =>
    role !== 'node' && named.has(name) ? [subjectId.host(name)] : [],
  );
}

function namespaceSubject({ network }: NetworkFacts, namespace: string, within: readonly Service[]): Subject {
  const isolated = network.policies.defaultDenyIngress.includes(namespace);
  return {
    id: subjectId.namespace(namespace),
    kind: 'namespace',
    label: namespace,
    detail: within.length === 1 ? '1 Service' : `${within.length} Services`,
    facts: [text('policy', [isolated ? 'denies ingress that no policy allows' : 'allows all ingress'])],
    origin: null,
    from: null,
    to: null,
    owner: null,
    related: within.map(({ name }) => subjectId.service(namespace, name)),
  };
}

function wayOf(network: NetworkFacts['network'], exposure: Exposure): string {
  if (exposure.via === 'tunnel') return 'the Cloudflare tunnel';
  const ingress = ingressOf(network, exposure);
  return ingress === undefined ? 'an ingress' : programOf(network, ingress);
}

function nameSubject(
  { network, origins }: NetworkFacts,
  exposed: readonly [Exposure, ...Exposure[]],
): Subject {
  const [first] = exposed;
  const records = network.records.filter(({ name }) => name === first.host);
  return {
    id: subjectId.name(first.host),
    kind: 'host name',
    label: first.host,
    detail: first.via === 'tunnel' ? 'public' : 'internal',
    facts: [
      text('reached through', [...new Set(exposed.map((one) => wayOf(network, one)))]),
      text('passes first', [...new Set(exposed.flatMap(({ guards }) => describeGuards(guards)))]),
      code(
        'paths',
        exposed.flatMap(({ path }) => (path === null ? [] : [path])),
      ),
      code('records', records.flatMap(recordText)),
    ],
    origin: origins.of(first),
    from: null,
    to: first.host.startsWith('*') ? null : `https://${first.host}`,
    owner: null,
    related: exposed.map(({ namespace, service }) => subjectId.service(namespace, service)),
  };
}

function recordText({ type, targets }: NetworkFacts['network']['records'][number]): readonly string[] {
  return targets.map((target) => `${type} ${target.toString()}`);
}
