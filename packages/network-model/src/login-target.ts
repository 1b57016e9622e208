/** A Service of the cluster that is asked whether a client is logged in. */
export interface LoginTarget {
  readonly service: string;
  readonly namespace: string;
  /** That of the URL. */
  readonly port: number;
}

const DEFAULT_PORTS = { http: 80, https: 443 } as const;

/** What a URL of forwardAuth names by the cluster's own DNS; null for any other host. */
export function loginTarget(address: string): LoginTarget | null {
  const [, scheme, host = '', port] = /^(https?):\/\/([^/:]+)(?::(\d+))?/.exec(address) ?? [];
  const [service, namespace, ...rest] = host.split('.');
  if (service === undefined || namespace === undefined) return null;
  if (rest.length > 0 && rest[0] !== 'svc') return null;
  const byDefault = DEFAULT_PORTS[scheme === 'https' ? 'https' : 'http'];
  return { service, namespace, port: port === undefined ? byDefault : Number(port) };
}
