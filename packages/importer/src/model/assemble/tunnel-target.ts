import { Address } from '@netloom/addresses';

/** What a rule of cloudflared leads to. */
export type TunnelTarget =
  | {
      readonly kind: 'service';
      readonly namespace: string;
      readonly name: string;
      readonly port: number;
      readonly scheme: keyof typeof PORTS;
    }
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly port: number;
      readonly scheme: keyof typeof PORTS;
    };

/** The ports that cloudflared takes where a URL has none (ingress/origin_service.go of its repository). */
const PORTS = { http: 80, https: 443, ssh: 22, rdp: 3389, smb: 445, tcp: 7864 } as const;

const SAME: ReadonlyMap<string, keyof typeof PORTS> = new Map([
  ['ws', 'http'],
  ['wss', 'https'],
]);

/** What is behind a rule's `service`; null for what is no server: a socket of the pod, a bastion, a test page. */
export function readTunnelTarget(service: string, namespace: string): TunnelTarget | null {
  const [, written = '', host = '', port] = /^([a-z]+):\/\/([^/:]+)(?::(\d{1,5}))?\/?$/.exec(service) ?? [];
  const scheme = isKnown(written) ? written : SAME.get(written);
  if (scheme === undefined) return null;
  const number = port === undefined ? PORTS[scheme] : Number(port);
  if (Address.parse(host).ok) return { kind: 'address', address: host, port: number, scheme };
  const [name = '', own, ...rest] = host.split('.');
  const isInCluster = rest.length === 0 || rest[0] === 'svc';
  if (!isInCluster || name === 'localhost' || name.startsWith('<')) return null;
  return { kind: 'service', namespace: own ?? namespace, name, port: number, scheme };
}

function isKnown(scheme: string): scheme is keyof typeof PORTS {
  return Object.hasOwn(PORTS, scheme);
}
