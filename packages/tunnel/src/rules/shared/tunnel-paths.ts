import type { GoRegexp } from '@netloom/go-regexp';
import type { Exposure, NetworkFacts, TunnelAnswer } from '@netloom/network-model';

/** A tunnel host that has a path, and what Go makes of it. */
export interface TunnelPath {
  /** An exposure, or what cloudflared answers itself. */
  readonly row: Exposure | TunnelAnswer;
  readonly host: string;
  readonly path: string;
  readonly regexp: GoRegexp;
}

const NOT_LOADED: GoRegexp = { kind: 'unsure', why: 'nothing was loaded that reads regular expressions' };

export function* tunnelPaths({ network, readGoRegexp }: NetworkFacts): Generator<TunnelPath> {
  const exposures = network.exposures.filter(({ via }) => via === 'tunnel');
  for (const row of [...exposures, ...(network.tunnel?.answers ?? [])]) {
    const { host, path } = row;
    if (path === null) continue;
    yield { row, host, path, regexp: readGoRegexp?.(path) ?? NOT_LOADED };
  }
}
