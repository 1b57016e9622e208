import type { Drawn } from '@netloom/chart-kit';
import type * as z from 'zod';
import type { Network } from '../network.ts';
import { NETLOOM_NAMESPACE } from '../resolve/prerequisites.ts';
import { BUSYBOX } from './busybox.ts';
import type { HelmTestValues } from './helm-test-values.ts';

/** K3s' own, which the model does not let be changed. */
const CLUSTER_DOMAIN = 'cluster.local';

/** The exposed Services by name, since one that is not there is a dead host; and Traefik where clients come in. */
export function toHelmTest({ exposures, ingresses }: Network): Drawn<z.output<typeof HelmTestValues>> {
  const { repository, tag, digest } = BUSYBOX;
  const services = exposures.map(({ service, namespace }) => `${service}.${namespace}.svc.${CLUSTER_DOMAIN}`);
  return {
    namespace: NETLOOM_NAMESPACE,
    image: { repository, tag, digest },
    names: [...new Set([`kubernetes.default.svc.${CLUSTER_DOMAIN}`, ...services])],
    endpoints: ingresses.flatMap(({ addresses, proxy }) =>
      proxy === null ? [] : addresses.map((host) => ({ host, port: proxy.service.ports.websecure })),
    ),
  };
}
