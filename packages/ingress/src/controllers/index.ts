import type { ControllerName } from '@netloom/network-model';
import type { Controller } from './controller.ts';
import { external } from './external/external.ts';
import { gateway } from './gateway/gateway.ts';
import { ingressClass } from './ingress-class/ingress-class.ts';
import { traefikK3s } from './traefik-k3s/traefik-k3s.ts';
import { traefik } from './traefik/traefik.ts';

const CONTROLLERS: Readonly<Record<ControllerName, Controller>> = {
  'traefik-k3s': traefikK3s,
  traefik,
  gateway,
  'ingress-class': ingressClass,
  external,
};

export function controllerOf({ controller }: { readonly controller: ControllerName }): Controller {
  return CONTROLLERS[controller];
}
