import { escapeMarkdown } from '@netloom/chart-kit';
import { internalZones, printEndpoint, type Exposure, type Network } from '@netloom/network-model';
import { code, codes, yesNo } from './cells.ts';
import { NONE, type Table } from './table.ts';

export function exposureTable({ exposures }: Network): Table {
  return {
    title: 'Names and what they reach',
    intro: 'A name by the tunnel is public; a name by the ingress is reached from the LAN and the tailnet.',
    columns: ['Name', 'Path', 'By', 'Reaches'],
    rows: exposures.map((exposure) => [
      code(exposure.host),
      code(exposure.path),
      entryOf(exposure),
      escapeMarkdown(`${exposure.namespace}/${exposure.service}`),
    ]),
  };
}

function entryOf({ via, origin }: Exposure): string {
  if (via === 'ingress') return 'ingress';
  return origin.includes('ingress') ? `tunnel, then ${origin.join(' or ')}` : 'tunnel';
}

export function recordTable({ records }: Network): Table {
  return {
    title: 'DNS records',
    intro: 'A proxied record answers with the addresses of the provider.',
    columns: ['Name', 'Type', 'Value', 'Proxied', 'For'],
    rows: records.map(({ name, type, targets, proxied, owner }) => [
      code(name),
      type,
      codes(targets),
      yesNo(proxied),
      owner,
    ]),
  };
}

export function splitHorizonTable(network: Network): Table {
  const { splitHorizon } = network.cluster;
  const zones = splitHorizon === null ? [] : [...internalZones(network).values()];
  return {
    title: 'Names inside the cluster',
    intro:
      'CoreDNS answers these itself, for pods; whatever else they are asked for, the public zone answers.',
    columns: ['Name', 'Type', 'Value'],
    rows: zones.flatMap(({ own, below }) =>
      [...own, ...below].map(({ name, type, targets }) => [code(name), type, codes(targets)]),
    ),
  };
}

export function routeTable({ routes }: Network): Table {
  return {
    title: 'Routes into the tailnet',
    intro: 'What the tailnet reaches through a connector.',
    columns: ['Route', 'Connector', 'For'],
    rows: routes.map((route) => [
      code(route.cidr),
      escapeMarkdown(route.connector),
      escapeMarkdown(printEndpoint(route.for)),
    ]),
  };
}

export function firewallTable({ firewall }: Network): Table {
  return {
    title: 'Firewall',
    intro: 'What the firewalls must let through.',
    columns: ['Rule', 'From', 'To', 'Ports', 'Purpose'],
    rows: firewall.map(({ name, from, to, ports, purpose }) => [
      escapeMarkdown(name),
      escapeMarkdown(printEndpoint(from)),
      escapeMarkdown(printEndpoint(to)),
      codes(
        ports.map(
          ({ first, last, protocol }) => `${first === last ? first : `${first}-${last}`}/${protocol}`,
        ),
      ),
      purpose === null ? NONE : escapeMarkdown(purpose),
    ]),
  };
}
