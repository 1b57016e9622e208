import { describeRef } from '@netloom/cluster';
import { describeList } from '@netloom/network-model';
import type { ObjectChange } from './objects/diff-objects.ts';
import type { Networks } from './statement.ts';

/** What a person should know before a network is applied, though nothing forbids it. */
export function* networkWarnings({ before, after }: Networks): Iterable<string> {
  const [old, next] = [before.network, after.network];
  if (old.name !== next.name) {
    yield `this compares two networks, "${old.name}" and "${next.name}": what a running cluster cannot be given is not refused`;
  }
  if (old.dns !== null && next.dns !== null && old.dns.owner !== next.dns.owner) {
    yield `records that external-dns made as "${old.dns.owner}" stay: as "${next.dns.owner}" it neither changes nor deletes them`;
  }
}

/** The same of single objects. */
export function* objectWarnings(changes: readonly ObjectChange[]): Iterable<string> {
  for (const change of changes.filter(({ action }) => action === 'delete')) {
    if (change.kind === 'HelmChartConfig') {
      yield `without ${describeRef(change)} K3s installs Traefik as it comes: its Service is no longer pinned and may move to another address`;
    }
  }
}

/** Namespaces of netloom are never pruned: everything in them would go along. */
export function* namespaceWarnings(names: readonly string[]): Iterable<string> {
  if (names.length === 0) return;
  const [which, it] = names.length === 1 ? ['namespace', 'it is'] : ['namespaces', 'they are'];
  yield `${which} ${describeList(names)}: no longer needed, but ${it} never deleted, since everything inside would go along`;
}
