import type { EntryPoint, IngressController } from '@netloom/network-model';

/** The listener that HTTPRoutes attach to; without a certificate Gateway API has no HTTPS listener. */
export function gatewayListener({ tls }: IngressController): EntryPoint {
  return tls === null ? 'web' : 'websecure';
}
