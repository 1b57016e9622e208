import { toServersTransports } from '../../to-servers-transports.ts';
import type { Controller } from '../controller.ts';
import { traefikKindOf } from './kind-of.ts';
import { toDefaultCertificate } from './to-default-certificate.ts';

/** A release of Traefik's own chart, which is an operator: its values are in the deployment's files. */
export const traefik: Controller = {
  toValues: (input) => ({ serversTransports: toServersTransports(input), ...toDefaultCertificate(input) }),
  kindOf: traefikKindOf,
  precedence: 'traefik',
};
