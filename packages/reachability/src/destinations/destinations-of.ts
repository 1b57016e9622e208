import { printTarget, type Target } from '@netloom/network-model';
import { resolveName } from '../dns/resolve-name.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { KnownSource } from '../sources/source.ts';
import type { Destination } from './destination.ts';
import { destinationsOfEndpoint } from './endpoint-destinations.ts';

/** The destinations of a target: it is reached where each of them is. */
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
