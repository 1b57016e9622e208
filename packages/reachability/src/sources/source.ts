import type { IntervalSet } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import { deny, unknown, type Hop } from '../hop.ts';
import type { Sender } from '../sender.ts';

/** The part of the network that a packet starts in. */
export type Segment = 'internet' | 'lan' | 'sdn' | 'tailnet' | 'vpn' | 'node' | 'pod';

/** Where packets start. An answer holds for all of its addresses. */
export type Source = KnownSource | NoSource;

export interface KnownSource {
  readonly kind: 'known';
  readonly label: string;
  readonly segment: Segment;
  readonly sender: Sender;
}

/** No packets start here, or the network does not state which. */
interface NoSource {
  readonly kind: 'none';
  readonly label: string;
  readonly hop: Hop;
}

/** A source that is known by its addresses alone. */
export function outsideSource(segment: Segment, label: string, addresses: IntervalSet): KnownSource {
  return { kind: 'known', label, segment, sender: { kind: 'outside', label, addresses } };
}

export function noSource(label: string, why: string): NoSource {
  return { kind: 'none', label, hop: deny('start', why, null) };
}

export function uncertainSource(label: string, why: string, at: Origin): NoSource {
  return { kind: 'none', label, hop: unknown('start', why, at) };
}
