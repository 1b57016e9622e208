import { Address } from '@netloom/addresses';

/** What a rule of cloudflared leads to. */
export type TunnelTarget =
  | {
      readonly kind: 'service';
      readonly namespace: string;
      readonly name: string;
      readonly port: number;
      readonly scheme: 'http' | 'https';
    }
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly port: number;
      readonly scheme: 'http' | 'https';
    };

/** The part of a rule's `service` that is a web server; null for all others, which the network file does not have. */
export function readTunnelTarget(service: string, namespace: string): TunnelTarget | null {
  const [, scheme, host = '', port] = /^(https?):\/\/([^/:]+)(?::(\d{1,5}))?\/?$/.exec(service) ?? [];
  if (scheme !== 'http' && scheme !== 'https') return null;
  const number = port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port);
  if (Address.parse(host).ok) return { kind: 'address', address: host, port: number, scheme };
  const [name = '', own, ...rest] = host.split('.');
  const isInCluster = rest.length === 0 || rest[0] === 'svc';
  if (!isInCluster || name === 'localhost' || name.startsWith('<')) return null;
  return { kind: 'service', namespace: own ?? namespace, name, port: number, scheme };
}
