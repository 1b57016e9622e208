import type { ApiObject } from '@netloom/cluster';

/** Kinds that controllers make of what people state: for an ACME challenge, of an annotation at an Ingress. */
const OFTEN_MADE: ReadonlySet<string> = new Set([
  ...['Ingress', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'Gateway'],
  ...['IngressRoute', 'Certificate', 'DNSEndpoint', 'ConfigMap'],
]);

/** The kind of which a controller makes the object, `Challenge`; null where people state the object itself. */
export function makerOf({ kind, metadata }: ApiObject): string | null {
  if (!OFTEN_MADE.has(kind)) return null;
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.kind ?? null;
}
