import type { Drawn, From } from '@netloom/chart-kit';
import { objectNameOf } from '../kinds/object-name.ts';
import type { Network } from '../network.ts';
import { NETLOOM_NAMESPACE } from '../resolve/prerequisites.ts';
import { RESOLVER_ANNOTATION } from '../resolvers/annotation.ts';
import { answersOf } from '../resolvers/home-answers.ts';
import type { NetworkModelValues } from './values.ts';

type Endpoints = Drawn<NetworkModelValues>['dnsEndpoints'];

/** What external-dns writes into resolvers: an annotation distinguishes it from the public records. */
export function toResolverEndpoints(network: Network, from: From): Endpoints {
  return network.resolvers
    .filter(({ writer }) => writer !== null)
    .flatMap((resolver) =>
      answersOf(network, resolver).map(({ name, addresses, of }) =>
        from(of, {
          name: `${resolver.name}.${objectNameOf(name)}`,
          namespace: NETLOOM_NAMESPACE,
          annotations: { [RESOLVER_ANNOTATION]: resolver.name },
          spec: {
            endpoints: ([4, 6] as const).flatMap((family) => {
              const targets = addresses.filter((address) => address.family === family);
              if (targets.length === 0) return [];
              return [
                { dnsName: name, recordType: family === 4 ? ('A' as const) : ('AAAA' as const), targets },
              ];
            }),
          },
        }),
      ),
    );
}
