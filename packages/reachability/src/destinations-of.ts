import { printTarget, type Target } from '@netloom/network-model';
import type { Destination } from './destination.ts';
import { destinationsOfEndpoint } from './endpoint-destinations.ts';
import { resolveName } from './dns/resolve-name.ts';
import type { KnownSource } from './source.ts';
import type { NetworkIndex } from './network-index/network-index.ts';

/** The things that a target names, each of which must be reached if the target is said to be. */
export function destinationsOf(
  index: NetworkIndex,
  start: KnownSource,
  target: Target,
): readonly Destination[] {
  switch (target.kind) {
    case 'url': {
      const { scheme, host, port, path } = target;
      const answer = resolveName(index, start.sender, host);
      const request = { scheme, host, port, path, serverName: host };
      return [{ label: printTarget(target), ...answer, protocol: 'tcp', port, request }];
    }
    case 'port': {
      const { protocol, host, port } = target;
      const answer = resolveName(index, start.sender, host);
      return [{ label: printTarget(target), ...answer, protocol, port, request: null }];
    }
    case 'endpoint':
      return destinationsOfEndpoint(index, target.endpoint);
    default:
      return target satisfies never;
  }
}
