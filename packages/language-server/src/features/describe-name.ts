import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import { visible } from '@netloom/diagnostics';
import {
  atEachPort,
  addressSpaces,
  freeInPools,
  ingressOwner,
  parseEndpoint,
  parseTarget,
  type Network,
  type NetworkFacts,
} from '@netloom/network-model';
import { decidingHop, indexNetwork, trace } from '@netloom/reachability';
import { KIND_WORDS } from '../names/name-places.ts';
import type { Occurrence } from '../names/occurrence.ts';
import { describeFree } from './describe-addresses.ts';

/** What a name stands for: its addresses and what is free of them, what a host name reaches. Markdown. */
export function describeName({ kind, key }: Occurrence, facts: NetworkFacts): readonly string[] {
  const title = `**${KIND_WORDS[kind]}** ${codeSpan(visible(key))}`;
  const lines = linesOf({ kind, key }, facts).map((line) => `- ${line}`);
  return [lines.length === 0 ? title : `${title}\n\n${lines.join('\n')}`];
}

type Thing = Pick<Occurrence, 'kind' | 'key'>;

function linesOf({ kind, key }: Thing, facts: NetworkFacts): readonly string[] {
  const { network } = facts;
  switch (kind) {
    case 'pool':
      return poolLines(key, facts);
    case 'segment':
      return addressSpaces(
        facts.ledger,
        network.subnets.filter(({ space, name }) => space === 'lan' && name === key),
      ).map(({ subnet, free }) => describeFree({ of: subnet.cidr.toString(), free }));
    case 'node':
    case 'host':
      return network.hosts
        .filter(({ name, role }) => name === key && (role === 'node') === (kind === 'node'))
        .flatMap(({ addresses }) =>
          addresses.map(({ address, space }) => escapeMarkdown(`${address.toString()} (${space})`)),
        );
    case 'ingress':
      return network.ingresses
        .filter(({ name }) => ingressOwner(name) === `ingress:${key}`)
        .flatMap(({ addresses, domain, controller }) => [
          escapeMarkdown(controller),
          ...addresses.map((address) => address.toString()),
          ...(domain === null ? [] : [escapeMarkdown(`hosts under ${domain}`)]),
        ]);
    case 'service':
      return serviceLines(key, network);
    case 'web-host':
      return hostLines(key, facts);
    case 'vpn':
      return network.vpns
        .filter(({ name }) => name === key)
        .flatMap(({ ranges }) => ranges.map((range) => range.toString()));
    case 'zone':
    case 'vnet':
    case 'connector':
    case 'resolver':
    case 'bgp-peer':
    case 'bfd-profile':
    case 'community':
      return [];
    default:
      return kind satisfies never;
  }
}

function poolLines(key: string, facts: NetworkFacts): readonly string[] {
  return [...freeInPools(facts)]
    .filter(([{ name }]) => name === key)
    .flatMap(([{ addresses, autoAssign }, free]) => [
      escapeMarkdown(addresses.map(String).join(', ')),
      autoAssign ? 'any Service may get an address' : 'only Services that ask for it get an address',
      describeFree({ of: 'as far as the file states who has what', free }),
    ]);
}

function serviceLines(key: string, { services, exposures, balancers }: Network): readonly string[] {
  const [namespace, name] = key.split('/');
  const isOf = (row: { readonly namespace: string }, service: string): boolean =>
    row.namespace === namespace && service === name;
  return [
    ...services
      .filter((row) => isOf(row, row.name))
      .flatMap(atEachPort)
      .map(({ scheme, port }) => `${scheme}, port ${port}`),
    ...exposures
      .filter((row) => isOf(row, row.service))
      .map(({ host, via }) => `${escapeMarkdown(host)} via ${via}`),
    ...balancers
      .filter((row) => isOf(row, row.service))
      .map(({ host, via, addresses }) =>
        [host === null ? null : escapeMarkdown(host), `via ${via}`, ...addresses.map(String)]
          .filter((part) => part !== null)
          .join(' '),
      ),
  ];
}

/** Where people ask for a host name from. */
const SOURCES = ['internet', 'lan', 'tailnet'] as const;

function hostLines(key: string, facts: NetworkFacts): readonly string[] {
  const { network } = facts;
  const records = network.records
    .filter(({ name }) => name === key)
    .map(({ type, targets }) => escapeMarkdown(`${type} ${targets.map(String).join(', ')}`));
  const exposures = network.exposures.filter(({ host }) => host === key);
  const leads = exposures.map(({ namespace, service, via, path }) =>
    escapeMarkdown(`${path ?? 'every path'} leads to ${namespace}/${service} via ${via}`),
  );
  return [...records, ...leads, ...(exposures.length === 0 ? [] : reachLines(key, facts))];
}

/** Who reaches the host by https, and what decides it. */
function reachLines(key: string, facts: NetworkFacts): readonly string[] {
  const to = parseTarget(`https://${key}`);
  // nobody can ask for a wildcard itself
  if (!to.ok || key.startsWith('*')) return [];
  const index = indexNetwork(facts);
  return SOURCES.filter((source) => source !== 'tailnet' || facts.network.tailnet !== null).flatMap(
    (source) => {
      const from = parseEndpoint(source);
      if (!from.ok) return [];
      const traced = trace(index, { from: from.value, to: to.value });
      return [escapeMarkdown(`from ${source}: ${traced.verdict}: ${decidingHop(traced).text}`)];
    },
  );
}
