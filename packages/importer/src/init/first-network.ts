import { Address, parseBlock } from '@netloom/addresses';
import {
  guessed,
  list,
  map,
  noted,
  scalar,
  type Planned,
  type PlannedMap,
  type PlannedScalar,
} from '../model/planned.ts';
import { itemsIn, machinesIn, type AnswerKey, type Answers } from './answers.ts';

/** The network file that the answers make; a part without an answer is left out. Examples are marked as guesses. */
export function firstNetwork(answers: Answers, examples: ReadonlySet<AnswerKey> = new Set()): PlannedMap {
  const { name, domain, lan, tunnel, tailnet } = answers;
  const answered = (key: AnswerKey, value: string): PlannedScalar =>
    examples.has(key) ? guessed(value, 'put your own here') : scalar(value);
  const pools = poolsOf(answers);
  const isIngress = isStated(answers.internal) && pools?.ingress !== undefined;
  return map({
    apiVersion: scalar('netloom/v1'),
    name: isStated(name) ? scalar(name) : undefined,
    domain: isStated(domain) ? answered('domain', domain) : undefined,
    lan: isStated(lan) ? noted(lanOf(answered('lan', lan), answers), 'The home network.') : undefined,
    proxmox: machines(answers.proxmox, {
      key: 'hosts',
      prefix: 'pve',
      note: 'The hypervisors.',
      write: scalar,
    }),
    cluster: clusterOf(answers, (address) => answered('nodes', address)),
    loadBalancer: pools?.part,
    ...(isIngress && ingressParts(pools.ingress, answers)),
    tunnel: isStated(tunnel)
      ? noted(tunnelOf(tunnel), 'The Cloudflare tunnel: the way in for public hosts (via: tunnel).')
      : undefined,
    tailnet: tailnet === 'yes' && pools !== undefined ? tailnetPart() : undefined,
    delivery: deliveryOf(answers, answered),
  });
}

function lanOf(cidr: PlannedScalar, { router, dhcp }: Answers): PlannedMap {
  return map({
    cidr,
    gateway: isStated(router) ? map({ name: scalar('router'), address: scalar(router) }) : undefined,
    dhcp: list(itemsIn(dhcp ?? '').map((range) => scalar(range))),
  });
}

function clusterOf(
  { nodes, pool }: Answers,
  write: (address: string) => PlannedScalar,
): PlannedMap | undefined {
  const cluster = machines(nodes, { key: 'nodes', prefix: 'node', note: 'The K3s cluster.', write });
  if (cluster === undefined || !isStated(pool)) return cluster;
  const servicelb = noted(
    scalar(false),
    'MetalLB gives the addresses: start servers with --disable=servicelb.',
  );
  return { ...cluster, entries: new Map([['servicelb', servicelb], ...cluster.entries]) };
}

interface Machines {
  readonly key: 'nodes' | 'hosts';
  /** Of the names of machines that were written without one. */
  readonly prefix: string;
  readonly note: string;
  readonly write: (address: string) => PlannedScalar;
}

function machines(
  written: string | undefined,
  { key, prefix, note, write }: Machines,
): PlannedMap | undefined {
  const items = machinesIn(written ?? '').map(({ name, address }, index) =>
    map({ name: scalar(name ?? `${prefix}-${index + 1}`), address: write(address) }),
  );
  return items.length === 0 ? undefined : noted(map({ [key]: list(items) }), note);
}

interface Pools {
  readonly part: PlannedMap;
  /** The address that the ingress gets; undefined where the range could not be read. */
  readonly ingress: string | undefined;
}

/** The first address is for the ingress, if there is one: pinning an address does not keep a pool from assigning it. */
function poolsOf({ pool, internal }: Answers): Pools | undefined {
  if (!isStated(pool)) return undefined;
  const first = isStated(internal) ? takeFirst(pool) : null;
  const rest = first === null ? pool : first.rest;
  const names = [...(rest === null ? [] : ['default']), ...(first === null ? [] : ['ingress'])];
  const part = map({
    pools: list([
      ...(rest === null ? [] : [map({ name: scalar('default'), addresses: list([scalar(rest)]) })]),
      ...(first === null
        ? []
        : [
            map({
              name: scalar('ingress'),
              addresses: list([scalar(`${first.address}/32`)]),
              autoAssign: scalar(false),
            }),
          ]),
    ]),
    l2Advertisements: list([
      map({ name: scalar('default'), pools: list(names.map((name) => scalar(name))) }),
    ]),
  });
  return {
    part: noted(part, 'MetalLB: addresses of the home network for Services.'),
    ingress: first?.address,
  };
}

/** The first address of a range or CIDR, and the range that is left, if any; null for text that is neither. */
function takeFirst(pool: string): { readonly address: string; readonly rest: string | null } | null {
  const block = parseBlock(pool);
  if (!block.ok) return null;
  const { family, first, last } = block.value.interval;
  return {
    address: String(Address.of(family, first)),
    rest: first === last ? null : `${Address.of(family, first + 1n)}-${Address.of(family, last)}`,
  };
}

function ingressParts(address: string, { internal = '', domain = '' }: Answers): Record<string, Planned> {
  return {
    ingress: noted(
      map({ address: scalar(address), domain: scalar(internal) }),
      'Traefik of K3s: the way in for hosts at home (via: ingress).',
    ),
    tls: noted(
      map({ issuer: guessed('letsencrypt', 'the name of your ClusterIssuer') }),
      'Who signs its wildcard certificate.',
    ),
    dns: noted(map({ zone: scalar(domain) }), 'The public zone and the records in it.'),
  };
}

function tunnelOf(id: string): PlannedMap {
  const secret = guessed('cloudflared-credentials', 'the Secret with the credentials of the tunnel');
  return map({ id: scalar(id), credentials: map({ existingSecret: secret }) });
}

function tailnetPart(): PlannedMap {
  const connector = map({ name: scalar('k3s-router'), advertise: list([scalar('pools')]) });
  return noted(map({ connectors: list([connector]) }), 'Tailscale: devices of the tailnet reach the pools.');
}

/** None before the repository is known. */
function deliveryOf(
  { gitops, git, charts }: Answers,
  answered: (key: AnswerKey, value: string) => PlannedScalar,
): PlannedMap | undefined {
  if (!isStated(gitops) || !isStated(git)) return undefined;
  return noted(
    map({
      gitops: scalar(gitops),
      git: map({ url: answered('git', git) }),
      charts: isStated(charts) ? answered('charts', charts) : scalar(EXAMPLE_REGISTRY),
    }),
    'What installs the network from Git: netloom build writes its files.',
  );
}

/** Stands until the registry is asked for. */
export const EXAMPLE_REGISTRY = 'registry.example.com/netloom';

const isStated = (answer: string | undefined): answer is string => answer !== undefined && answer !== '';
