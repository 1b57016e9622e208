import type { Controller } from '../controller.ts';
import { traefikKindOf } from './kind-of.ts';
import { toDefaultCertificate } from './to-default-certificate.ts';

/** A release of Traefik's own chart, which is an operator: its values are in the deployment's files. */
export const traefik: Controller = {
  toValues: toDefaultCertificate,
  kindOf: traefikKindOf,
  precedence: 'traefik',
};
