/** A row of `expose` as far as its mistakes are looked for. */
export interface StatedExposure {
  readonly via: 'tunnel' | 'ingress' | 'loadBalancer' | 'tailscale' | 'nodePort';
  readonly host?: string | undefined;
  readonly path?: string | undefined;
  readonly port?: number | undefined;
  readonly origin?: readonly string[] | undefined;
  readonly originRequest?: unknown;
  readonly ingress?: unknown;
  readonly auth?: boolean | undefined;
  readonly forwardAuth?: unknown;
  readonly ipAllowList?: unknown;
  readonly rateLimit?: unknown;
  readonly headers?: unknown;
  readonly middlewares?: unknown;
  readonly public?: 'direct' | 'proxied' | undefined;
  readonly ports?: readonly StatedPort[] | undefined;
  readonly hostname?: unknown;
  readonly tags?: unknown;
  readonly https?: unknown;
  readonly funnel?: unknown;
  readonly address?: unknown;
  readonly address6?: unknown;
  readonly pool?: unknown;
  readonly from?: unknown;
  readonly allowSharedIp?: unknown;
  readonly externalTrafficPolicy?: unknown;
}

interface StatedPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly nodePort?: number | undefined;
}

/** What an ingress does with requests. */
export function guardsOf({
  auth,
  forwardAuth,
  ipAllowList,
  rateLimit,
  headers,
  middlewares,
}: StatedExposure): Readonly<Record<string, unknown>> {
  return { auth, forwardAuth, ipAllowList, rateLimit, headers, middlewares };
}

/** What belongs to a web site. */
export function ofSite(exposure: StatedExposure): Readonly<Record<string, unknown>> {
  const { path, port, origin, originRequest, ingress } = exposure;
  return { path, port, origin, originRequest, ingress, ...guardsOf(exposure) };
}
