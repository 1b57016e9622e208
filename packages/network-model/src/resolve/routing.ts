import type { NetworkFile } from '../file/network-file.ts';
import type { Forward, Opening, PublicWay, Routing } from '../network.ts';
import type { Recording } from './recording.ts';

export function toRouting({ routing }: NetworkFile, record: Recording): Routing | null {
  if (routing?.between === undefined) return null;
  return record.from(routing, { between: routing.between, allows: routing.allows });
}

export function toForwards({ routing }: NetworkFile, record: Recording): readonly Forward[] {
  return record.rows(routing?.forwards, ({ port, to, targetPort = port.first, from }) => ({
    port,
    to,
    targetPort,
    from,
  }));
}

export function toOpenings({ routing }: NetworkFile, record: Recording): readonly Opening[] | null {
  if (routing?.openings === undefined) return null;
  return record.rows(routing.openings, ({ to, ports, from }) => ({ to, ports, from }));
}

/** Of the gateway where the home network is one link, else of the router. */
export function statedPublicWay({ lan, router }: NetworkFile): NonNullable<NetworkFile['router']>['public'] {
  return lan?.gateway?.public ?? router?.public;
}

export function toPublicWay(file: NetworkFile, record: Recording): PublicWay | null {
  const way = statedPublicWay(file);
  if (way === undefined) return null;
  const { address = null, ddns = null, hairpin = null } = way;
  return record.from(way, { address, ddns, hairpin });
}
