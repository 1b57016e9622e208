import type { FoundMistake } from './refuse.ts';

const TUNNEL_ONLY = 'it is allowed only with via: tunnel; Traefik always goes to the service';
const PREFIX_ONLY =
  'Traefik compares it as a prefix, which begins with /; ^ is allowed only with via: tunnel, whose paths are expressions';
const THROUGH_ONLY = 'a tunnel host goes through an ingress only with origin: ingress';
const BALANCED_ONLY = 'it is allowed only with via: loadBalancer';
const TAILNET_ONLY = 'it is allowed only with via: tailscale';
const NODE_PORT_ONLY = 'it is allowed only with via: nodePort';
const NOT_IN_TAILNET =
  'devices connect to a device of the tailnet, whose policy says who may: this is allowed with via: loadBalancer';
const NOT_AT_NODES =
  'a node port is at the addresses of the nodes, whose firewall says who may: this is allowed with via: loadBalancer';
const WEB_ONLY =
  'a load balancer address knows nothing of it: it is allowed with via: tunnel and via: ingress';

const PUBLIC_ALREADY = "the tunnel makes it public already: it is for what the router's forwards lead to";

interface StatedExposure {
  readonly via: 'tunnel' | 'ingress' | 'loadBalancer' | 'tailscale' | 'nodePort';
  readonly host?: string | undefined;
  readonly path?: string | undefined;
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

/** What one way in can do, stated of another. */
export function exposureMistakes(exposure: StatedExposure): readonly FoundMistake[] {
  const { via, host, path, origin, originRequest, ingress, address, address6, pool } = exposure;
  if (via === 'loadBalancer') {
    return [...balancedMistakes(exposure), ...tailnetOnly(exposure), ...nodePortOnly(exposure)];
  }
  if (via === 'tailscale') return [...tailnetMistakes(exposure), ...nodePortOnly(exposure)];
  if (via === 'nodePort') return [...nodePortMistakes(exposure), ...tailnetOnly(exposure)];
  const { ports, from, allowSharedIp, externalTrafficPolicy, hostname, tags } = exposure;
  const balanced = { ports, address, address6, pool, from, allowSharedIp, externalTrafficPolicy };
  return [
    ...(host === undefined
      ? [
          {
            message: `via: ${via} needs a host, such as host: app.example.com`,
            input: exposure,
            path: [],
            lacks: ['host'],
          },
        ]
      : []),
    ...refused(balanced, BALANCED_ONLY),
    ...refused({ hostname, tags }, TAILNET_ONLY),
    ...(via === 'ingress' && path?.startsWith('^') === true
      ? [{ message: PREFIX_ONLY, input: path, path: ['path'] }]
      : []),
    ...(via === 'ingress' ? refused({ origin, originRequest }, TUNNEL_ONLY) : []),
    ...(via === 'tunnel' && origin?.includes('ingress') !== true
      ? refused({ ingress, ...guardsOf(exposure) }, THROUGH_ONLY)
      : []),
    ...(exposure.auth !== undefined && exposure.forwardAuth !== undefined
      ? refused({ auth: exposure.auth }, 'forwardAuth says already who must log in: state either')
      : []),
    ...(via === 'tunnel' ? refused({ public: exposure.public }, PUBLIC_ALREADY) : []),
  ];
}

/** What an ingress does with requests. */
function guardsOf({
  auth,
  forwardAuth,
  ipAllowList,
  rateLimit,
  headers,
  middlewares,
}: StatedExposure): Readonly<Record<string, unknown>> {
  return { auth, forwardAuth, ipAllowList, rateLimit, headers, middlewares };
}

function balancedMistakes(exposure: StatedExposure): readonly FoundMistake[] {
  const { host, path, origin, originRequest, ingress, address, address6, pool, ports = [] } = exposure;
  const isPinned = address !== undefined || address6 !== undefined;
  const mistakes = refused({ path, origin, originRequest, ingress, ...guardsOf(exposure) }, WEB_ONLY);
  if (host?.startsWith('*.') === true) {
    const message = `"${host}" is a wildcard, which one address cannot answer for`;
    return [...mistakes, { message, input: host, path: ['host'] }];
  }
  const seen = new Set<string>();
  const twice = ports.flatMap(({ port, protocol }, index) => {
    const key = `${port}/${protocol}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ message: `${key} is stated twice`, input: port, path: ['ports', index] }];
  });
  return [
    ...mistakes,
    ...twice,
    ...(host !== undefined && !isPinned
      ? [{ message: 'a name is a record of an address: state the address, too', input: host, path: ['host'] }]
      : []),
    ...publicBalancedMistakes(exposure),
    ...(pool !== undefined && isPinned
      ? [{ message: 'an address is in one pool already: state either', input: pool, path: ['pool'] }]
      : []),
  ];
}

function tailnetOnly({ hostname, tags }: StatedExposure): readonly FoundMistake[] {
  return refused({ hostname, tags }, TAILNET_ONLY);
}

function nodePortOnly({ ports = [] }: StatedExposure): readonly FoundMistake[] {
  return ports.flatMap(({ nodePort }, index) =>
    nodePort === undefined
      ? []
      : [{ message: NODE_PORT_ONLY, input: nodePort, path: ['ports', index, 'nodePort'] }],
  );
}

/** What belongs to an address that a load balancer gives. */
function ofAddress(exposure: StatedExposure): Readonly<Record<string, unknown>> {
  const { host, path, origin, originRequest, ingress, address, address6, pool, from, allowSharedIp } =
    exposure;
  const published = exposure.public;
  return {
    host,
    path,
    origin,
    originRequest,
    ingress,
    public: published,
    address,
    address6,
    pool,
    from,
    allowSharedIp,
  };
}

function tailnetMistakes(exposure: StatedExposure): readonly FoundMistake[] {
  const { externalTrafficPolicy } = exposure;
  return refused({ ...ofAddress(exposure), externalTrafficPolicy }, NOT_IN_TAILNET);
}

function nodePortMistakes(exposure: StatedExposure): readonly FoundMistake[] {
  const { ports } = exposure;
  const unstated =
    ports === undefined
      ? [
          {
            message: 'via: nodePort needs the port, such as ports: [{ port: 80, nodePort: 30080 }]',
            input: exposure,
            path: [],
          },
        ]
      : ports.flatMap(({ nodePort, port }, index) =>
          nodePort === undefined
            ? [
                {
                  message: `via: nodePort needs the port of the nodes, such as nodePort: 30080`,
                  input: port,
                  path: ['ports', index],
                },
              ]
            : [],
        );
  return [...refused(ofAddress(exposure), NOT_AT_NODES), ...unstated];
}

function publicBalancedMistakes({ host, public: published }: StatedExposure): readonly FoundMistake[] {
  const at = { input: published, path: ['public'] };
  if (published === 'proxied') {
    return [{ message: 'Cloudflare proxies web sites alone: write direct', ...at }];
  }
  return published !== undefined && host === undefined
    ? [{ message: 'what is public is a record: state its host, too', ...at }]
    : [];
}

function refused(keys: Readonly<Record<string, unknown>>, message: string): readonly FoundMistake[] {
  return Object.entries(keys).flatMap(([key, input]) =>
    input === undefined ? [] : [{ message, input, path: [key] }],
  );
}
