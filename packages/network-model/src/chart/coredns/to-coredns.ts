import { nameserverOf } from '../../nameserver-of.ts';
import type { Network } from '../../network.ts';
import { internalZones, type InternalZone } from '../../split-horizon/internal-zones.ts';
import { TAILNET_ZONE } from '../../split-horizon/tailnet-zone.ts';
import { encodeAddress } from './encode.ts';
import { belowPattern, ownPattern, renderTemplates } from './render-template.ts';
import { renderServerBlock } from './server-block.ts';

/**
 * Server blocks for K3s' CoreDNS, by the key that it imports them by; none where split horizon is off, or has no names to
 * answer. Blocks of their own: what `*.override` adds to K3s' block meets the `hosts` and `forward` that are there.
 */
export function toCoreDns(network: Network): Readonly<Record<string, string>> {
  const { splitHorizon } = network.cluster;
  if (splitHorizon === null) return {};
  const zones = [...internalZones(network).values()];
  const nameserver = nameserverOf(network);
  const internal = internalBlocks(zones, forwardTo(splitHorizon.forwarders));
  return {
    ...(internal === '' ? {} : { 'internal.server': internal }),
    ...(nameserver === null || zones.some(({ name }) => name === TAILNET_ZONE)
      ? {}
      : {
          'tailnet.server': renderServerBlock({ zones: [TAILNET_ZONE], plugins: [forwardTo([nameserver])] }),
        }),
  };
}

/** Zones that only end a wildcard share a block. */
function internalBlocks(zones: readonly InternalZone[], forward: string): string {
  const [answering, ending] = [true, false].map((answers) =>
    zones.filter(({ own, below }) => own.length + below.length > 0 === answers),
  );
  const blocks = (answering ?? []).map(({ name, own, below }) => ({
    zones: [name],
    plugins: [
      ...(own.length === 0 ? [] : renderTemplates(ownPattern(name), own)),
      ...(below.length === 0 ? [] : renderTemplates(belowPattern(name), below)),
      forward,
    ],
  }));
  const shared = (ending ?? []).map(({ name }) => name);
  const all = shared.length === 0 ? blocks : [...blocks, { zones: shared, plugins: [forward] }];
  return all.map(renderServerBlock).join('');
}

/** CoreDNS' pod has the resolvers of its node in /etc/resolv.conf, as K3s' own block uses them. */
function forwardTo(resolvers: readonly Parameters<typeof encodeAddress>[0][]): string {
  const to = resolvers.length === 0 ? ['/etc/resolv.conf'] : resolvers.map(encodeAddress);
  return `forward . ${to.join(' ')}`;
}
