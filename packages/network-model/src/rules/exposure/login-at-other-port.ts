import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { loginTarget } from '../../login-target.ts';
import type { ForwardAuth, Network } from '../../network.ts';
import { atEachPort, serviceOf } from '../../service-of.ts';

export const loginAtOtherPort: Rule<NetworkFacts> = {
  code: 'login-at-other-port',
  severity: 'warning',
  description: 'The login that an ingress asks for is asked at the port of its Service.',
  *check({ network, origins }) {
    for (const login of loginsOf(network)) {
      const target = loginTarget(login.address);
      if (target === null) continue;
      const service = serviceOf(network, target);
      // the name of a headless one leads to pods, at any port of theirs.
      if (service === undefined || service.headless) continue;
      if (atEachPort(service).some(({ port }) => port === target.port)) continue;
      const { namespace, name, port, targetPort } = service;
      const isOfPods = target.port === targetPort;
      yield {
        message: `the login is asked at port ${target.port} of service "${namespace}/${name}", whose port is ${port}${isOfPods ? `: ${target.port} is that of its pods` : ''}`,
        at: origins.of(login, 'address'),
        related: [{ message: 'the service is stated here', at: origins.of(service) }],
        help: "write the Service's port in the address, or as `port` the one that the Service has",
      };
    }
  },
};

/** Each once: hosts have that of their ingress. */
function loginsOf({ ingresses, exposures }: Network): ReadonlySet<ForwardAuth> {
  const logins = [...ingresses, ...exposures].map(({ guards }) => guards.forwardAuth);
  return new Set(logins.filter((one) => one !== null));
}
