import { toSharedCertificate } from '../../to-certificate.ts';
import type { Controller } from '../controller.ts';
import { toGateway } from './to-gateway.ts';
import { toRedirect } from './to-redirect.ts';

/** Whatever serves a GatewayClass: its Gateway and the routes are netloom's, the controller is only known. */
export const gateway: Controller = {
  toValues: (input) => ({
    gateways: [toGateway(input)],
    httpRoutes: toRedirect(input),
    certificates: toSharedCertificate(input),
  }),
  // it has no scheme for the way to the pods, and leaves regular expressions to each implementation
  kindOf: ({ via, path }, { scheme }) =>
    scheme === 'http' && !(via === 'tunnel' && path !== null) ? 'httproute' : null,
  precedence: 'specification',
};
