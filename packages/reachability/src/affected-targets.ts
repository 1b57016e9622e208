import { plain, type Plain } from '@netloom/chart-kit';
import { hasOwnPods, type Network, type Service, type Target } from '@netloom/network-model';
import { mayNameService } from './dns/service-by-dns-name.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import { changedPolicies } from './policy/changed-policies.ts';
import { namespacesOf } from './sources/zone-sources.ts';

/**
 * The targets that two states of a network may answer differently for; null where that may be all of them.
 *
 * Fewer are affected where only Services with pods of their own differ, and policies about pods of their namespaces,
 * and nothing else of the network names these namespaces: then no traffic to other targets passes them.
 */
export function affectedTargets(
  before: NetworkIndex,
  after: NetworkIndex,
): ((target: Target) => boolean) | null {
  if (!isSame(otherFields(before.network), otherFields(after.network))) return null;
  // they are the sources of the matrix, too
  if (!isSame(namespacesOf(before), namespacesOf(after))) return null;
  const ofServices = namespacesOfChanged(before.network.services, after.network.services);
  const ofPolicies = changedPolicies(before.policies().all, after.policies().all);
  if (ofServices === null || ofPolicies === null) return null;
  const namespaces = new Set([...ofServices, ...ofPolicies]);
  if (isNamedElsewhere(after.network, namespaces)) return null;
  const hosts = new Set<string>(
    after.network.exposures.filter(({ namespace }) => namespaces.has(namespace)).map(({ host }) => host),
  );
  if ([...hosts].some((host) => host.startsWith('*.'))) return null;
  return (target) => leadsInto(target, { namespaces, hosts });
}

/** What has no part in the answers of the matrix, or is compared by itself. */
const LEFT_OUT: ReadonlySet<string> = new Set<keyof Network>([
  ...(['services', 'flows', 'policies'] as const),
  ...(['intents', 'waivers', 'docs', 'written'] as const),
]);

function otherFields(network: Network): Readonly<Record<string, unknown>> {
  const others = Object.entries(network).filter(([field]) => !LEFT_OUT.has(field));
  return { ...Object.fromEntries(others), otherPolicies: network.policies.others };
}

/** Beside the exposures that lead into it: by a login, a resolver, a firewall row, a program that runs there. */
function isNamedElsewhere(network: Network, namespaces: ReadonlySet<string>): boolean {
  const exposures = network.exposures.map(({ guards }) => guards);
  return holdsName(plain({ ...otherFields(network), exposures }), namespaces);
}

/** Whether a text anywhere in it is a namespace, or something in one. */
function holdsName(value: Plain, namespaces: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return namespaces.has(value.split('/', 1)[0] ?? '');
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((one) => holdsName(one, namespaces));
}

/** By its text: what one function has made twice has its keys in one order. */
function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(plain(before)) === JSON.stringify(plain(after));
}

/** null where a Service is there twice, or leads to other than pods of its own. */
function namespacesOfChanged(
  before: readonly Service[],
  after: readonly Service[],
): ReadonlySet<string> | null {
  const olds = new Map(before.map((service) => [keyOf(service), service]));
  const nexts = new Map(after.map((service) => [keyOf(service), service]));
  if (olds.size < before.length || nexts.size < after.length) return null;
  const keys = new Set([...olds.keys(), ...nexts.keys()]);
  const changed = [...keys].filter((key) => !isSame(olds.get(key) ?? null, nexts.get(key) ?? null));
  const services = changed.flatMap((key) => [olds.get(key) ?? [], nexts.get(key) ?? []].flat());
  return services.every(hasOwnPods) ? new Set(services.map(({ namespace }) => namespace)) : null;
}

function keyOf({ namespace, name }: Service): string {
  return `${namespace}/${name}`;
}

function leadsInto(
  target: Target,
  { namespaces, hosts }: { readonly namespaces: ReadonlySet<string>; readonly hosts: ReadonlySet<string> },
): boolean {
  if (target.kind === 'url') return hosts.has(target.host) || mayNameService(target.host, namespaces);
  if (target.kind === 'port' || target.endpoint.kind !== 'named') return true;
  return !('namespace' in target.endpoint) || namespaces.has(target.endpoint.namespace);
}
