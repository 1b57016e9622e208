import type { FoundMistake } from './refuse.ts';

const TUNNEL_ONLY = 'it is allowed only with via: tunnel; Traefik always goes to the service';
const PREFIX_ONLY =
  'Traefik compares it as a prefix, which begins with /; ^ is allowed only with via: tunnel, whose paths are expressions';

interface StatedExposure {
  readonly via: 'tunnel' | 'ingress';
  readonly path?: string | undefined;
  readonly origin?: unknown;
  readonly originRequest?: unknown;
}

/** What only the tunnel can do, stated of a host that goes through Traefik. */
export function exposureMistakes({
  via,
  path,
  origin,
  originRequest,
}: StatedExposure): readonly FoundMistake[] {
  if (via === 'tunnel') return [];
  const tunnelOnly = Object.entries({ origin, originRequest }).filter(([, value]) => value !== undefined);
  return [
    ...(path?.startsWith('^') === true ? [{ message: PREFIX_ONLY, input: path, path: ['path'] }] : []),
    ...tunnelOnly.map(([key, input]) => ({ message: TUNNEL_ONLY, input, path: [key] })),
  ];
}
