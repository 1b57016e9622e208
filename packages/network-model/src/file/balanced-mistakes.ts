import type { FoundMistake } from './refuse.ts';
import { refusedKeys } from './refused-keys.ts';
import { ofSite, type StatedExposure } from './stated-exposure.ts';

const TAILNET_ONLY = 'it is allowed only with via: tailscale';
const NODE_PORT_ONLY = 'it is allowed only with via: nodePort';
const NOT_IN_TAILNET =
  'devices connect to a device of the tailnet, whose policy says who may: this is allowed with via: loadBalancer';
const SITE_OF_DEVICE = 'Tailscale Funnel is for the site of a device: write https: true, too';
const AT_443 = 'with https: true a device answers at port 443 alone, for the port of the service';
const NOT_AT_NODES =
  'a node port is at the addresses of the nodes, whose firewall says who may: this is allowed with via: loadBalancer';
const SITE_ONLY = 'it is about a web site: it is allowed with via: tunnel and via: ingress';
const WEB_ONLY =
  'a load balancer address knows nothing of it: it is allowed with via: tunnel and via: ingress';

export function balancedMistakes(exposure: StatedExposure): readonly FoundMistake[] {
  const { host, address, address6, pool } = exposure;
  const isPinned = address !== undefined || address6 !== undefined;
  const mistakes = [...refusedKeys(ofSite(exposure), WEB_ONLY), ...portsTwice(exposure)];
  if (host?.startsWith('*.') === true) {
    const message = `"${host}" is a wildcard, which one address cannot answer for`;
    return [...mistakes, { message, input: host, path: ['host'] }];
  }
  return [
    ...mistakes,
    ...(host !== undefined && !isPinned
      ? [{ message: 'a name is a record of an address: state the address, too', input: host, path: ['host'] }]
      : []),
    ...publicBalancedMistakes(exposure),
    ...(pool !== undefined && isPinned
      ? [{ message: 'an address is in one pool already: state either', input: pool, path: ['pool'] }]
      : []),
  ];
}

/** A Service has each port once. */
function portsTwice({ ports = [] }: StatedExposure): readonly FoundMistake[] {
  const seen = new Set<string>();
  return ports.flatMap(({ port, protocol }, index) => {
    const key = `${port}/${protocol}`;
    if (seen.has(key)) {
      return [{ message: `${key} is stated twice`, input: port, path: ['ports', index] }];
    }
    seen.add(key);
    return [];
  });
}

export function tailnetOnly({ hostname, tags, https, funnel }: StatedExposure): readonly FoundMistake[] {
  return refusedKeys({ hostname, tags, https, funnel }, TAILNET_ONLY);
}

export function nodePortOnly({ ports = [] }: StatedExposure): readonly FoundMistake[] {
  return ports.flatMap(({ nodePort }, index) =>
    nodePort === undefined
      ? []
      : [{ message: NODE_PORT_ONLY, input: nodePort, path: ['ports', index, 'nodePort'] }],
  );
}

/** What belongs to an address that a load balancer gives. */
function ofAddress(exposure: StatedExposure): Readonly<Record<string, unknown>> {
  const { host, address, address6, pool, from, allowSharedIp, public: published } = exposure;
  return { host, public: published, address, address6, pool, from, allowSharedIp };
}

export function tailnetMistakes(exposure: StatedExposure): readonly FoundMistake[] {
  const { externalTrafficPolicy, https, funnel, ports } = exposure;
  return [
    ...refusedKeys(
      https === undefined ? { funnel } : { ports },
      https === undefined ? SITE_OF_DEVICE : AT_443,
    ),
    ...refusedKeys(ofSite(exposure), SITE_ONLY),
    ...refusedKeys({ ...ofAddress(exposure), externalTrafficPolicy }, NOT_IN_TAILNET),
    ...portsTwice(exposure),
  ];
}

export function nodePortMistakes(exposure: StatedExposure): readonly FoundMistake[] {
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
  return [
    ...refusedKeys(ofSite(exposure), SITE_ONLY),
    ...refusedKeys(ofAddress(exposure), NOT_AT_NODES),
    ...unstated,
    ...portsTwice(exposure),
  ];
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
