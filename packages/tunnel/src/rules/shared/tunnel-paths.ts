import type { GoRegexp } from '@netloom/go-regexp';
import type { Exposure, NetworkFacts } from '@netloom/network-model';

/** A tunnel host that has a path, and what Go makes of it. */
export interface TunnelPath {
  readonly exposure: Exposure;
  readonly host: string;
  readonly path: string;
  readonly regexp: GoRegexp;
}

const NOT_LOADED: GoRegexp = { kind: 'unsure', why: 'nothing was loaded that reads regular expressions' };

export function* tunnelPaths({ network, readGoRegexp }: NetworkFacts): Generator<TunnelPath> {
  for (const exposure of network.exposures) {
    const { via, host, path } = exposure;
    if (via !== 'tunnel' || path === null) continue;
    yield { exposure, host, path, regexp: readGoRegexp?.(path) ?? NOT_LOADED };
  }
}
