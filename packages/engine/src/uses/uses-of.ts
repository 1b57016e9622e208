import { intervalOf, IntervalSet, type Address } from '@netloom/addresses';
import type { GeneratedFile } from '@netloom/chart-kit';
import { placeOf, type OriginMap, type Place } from '@netloom/diagnostics';
import {
  addressesOf,
  openedAddresses,
  printEndpoint,
  printForwardTarget,
  printPorts,
  printTarget,
  type Endpoint,
  type NetworkFacts,
  type Target,
} from '@netloom/network-model';
import { concerns, describeClaim } from './claims.ts';
import type { Subject } from './subject.ts';
import { usesInFiles, type FileUse } from './uses-in-files.ts';

/** Everything that would change with a thing. */
export interface Uses {
  readonly claims: readonly Use[];
  readonly routes: readonly Use[];
  readonly records: readonly Use[];
  readonly exposures: readonly Use[];
  readonly firewall: readonly Use[];
  readonly flows: readonly Use[];
  readonly policies: readonly Use[];
  readonly intents: readonly Use[];
  readonly files: readonly FileUse[];
}

export interface Use {
  readonly text: string;
  readonly range: Place;
}

export interface UsesContext {
  readonly facts: NetworkFacts;
  readonly origins: OriginMap;
  /** What is generated, drawn with recorders of `origins`. */
  readonly drawings: ReadonlyMap<string, GeneratedFile>;
}

export function usesOf(subject: Subject, { facts, origins, drawings }: UsesContext): Uses {
  const { network, ledger } = facts;
  const use = (text: string, row: object): Use => ({ text, range: placeOf(origins.of(row)) });
  const claims = ledger.claims.filter((claim) => concerns(claim, subject));
  const subnets = network.subnets.map(({ cidr }) => cidr);
  const touches = (endpoint: Endpoint): boolean => isWithin(endpoint, { subject, facts });
  const services = new Set(
    [...subject.owners].flatMap((owner) => (owner.startsWith('service:') ? [owner.slice(8)] : [])),
  );
  const ofService = (row: { readonly namespace: string; readonly service: string }): boolean =>
    services.has(`${row.namespace}/${row.service}`);
  const namespaces = new Set([...services].map((name) => name.split('/')[0]));
  return {
    claims: claims.map((claim) => ({ text: describeClaim(claim), range: placeOf(claim.origin) })),
    routes: network.routes
      .filter(({ cidr, connector }) => {
        if (subject.owners.has(`connector:${connector}`)) return true;
        // a route to a whole subnet stays when something in it moves
        if (subnets.some((subnet) => cidr.contains(subnet)) && !subject.addresses.covers(cidr.interval)) {
          return false;
        }
        return subject.addresses.overlaps(cidr.interval);
      })
      .map(({ cidr, connector }) => ({
        text: `Connector "${connector}" advertises ${cidr.toString()}`,
        range: placeOf(origins.of(cidr)),
      })),
    records: network.records
      .filter(
        ({ name, targets }) => subject.hosts.has(name) || targets.some((target) => isAmong(target, subject)),
      )
      .map((record) =>
        use(`${record.type} ${record.name} → ${record.targets.map(String).join(', ')}`, record),
      ),
    exposures: [
      ...network.exposures
        .filter((row) => subject.hosts.has(row.host) || ofService(row))
        .map((row) => use(`${row.host} leads to ${row.namespace}/${row.service} via ${row.via}`, row)),
      ...(network.tunnel?.answers ?? [])
        .filter((row) => subject.hosts.has(row.host))
        .map((row) =>
          use(
            `cloudflared answers ${row.host}${row.path === null ? '' : ` ${row.path}`} with ${row.status}`,
            row,
          ),
        ),
    ],
    firewall: [
      ...network.firewall
        .filter(({ from, to }) => touches(from) || touches(to))
        .map((rule) =>
          use(
            `rule "${rule.name}": ${printEndpoint(rule.from)} → ${printEndpoint(rule.to)}, ${rule.ports.map(printPorts).join(' ')}`,
            rule,
          ),
        ),
      ...(network.routing?.allows ?? [])
        .filter(({ from, to }) => touches(from) || touches(to))
        .map((row) => use(`the router: ${printEndpoint(row.from)} → ${printEndpoint(row.to)}`, row)),
      // a forward is a claim of a port.
      ...(network.openings ?? [])
        .filter((opening) => openedAddresses(network, opening).some((one) => isAmong(one, subject)))
        .map((opening) =>
          use(
            `the router: internet → ${printForwardTarget(opening.to)}, ${opening.ports.map(printPorts).join(' ')}`,
            opening,
          ),
        ),
    ],
    flows: network.flows
      .filter(ofService)
      .map((flow) =>
        use(`${flow.from} → ${flow.namespace}/${flow.service}:${flow.port} (${flow.reason})`, flow),
      ),
    policies: network.policies.defaultDenyIngress
      .filter((namespace) => namespaces.has(namespace))
      .map((namespace) => use(`namespace "${namespace}" denies what no flow needs`, network.policies)),
    intents: network.intents
      .filter(({ from, to }) => touches(from) || isTargeted(to, { subject, touches }))
      .map((intent) =>
        use(`${intent.expect}: ${printEndpoint(intent.from)} → ${printTarget(intent.to)}`, intent),
      ),
    files: usesInFiles(subject, { claims, origins, drawings }),
  };
}

/** Zones that stand for the LAN or the world do not change with one thing in them; those of machines and pools do. */
const ZONES_OF_THINGS: ReadonlySet<string> = new Set(['nodes', 'proxmox', 'pools']);

function isWithin(
  endpoint: Endpoint,
  { subject, facts }: { readonly subject: Subject; readonly facts: NetworkFacts },
): boolean {
  if (endpoint.kind === 'named') return subject.owners.has(printEndpoint(endpoint));
  if (endpoint.kind === 'zone' && !ZONES_OF_THINGS.has(endpoint.zone)) return false;
  return !addressesOf(endpoint, facts.ledger).intersect(subject.addresses).isEmpty;
}

interface TargetContext {
  readonly subject: Subject;
  readonly touches: (endpoint: Endpoint) => boolean;
}

function isTargeted(target: Target, { subject, touches }: TargetContext): boolean {
  return target.kind === 'endpoint' ? touches(target.endpoint) : isAmong(target.host, subject);
}

function isAmong(host: Address | string, { addresses, hosts }: Subject): boolean {
  if (typeof host === 'string') return hosts.has(host);
  return !IntervalSet.of([intervalOf(host)]).intersect(addresses).isEmpty;
}
