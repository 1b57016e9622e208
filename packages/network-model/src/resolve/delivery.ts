import type { NetworkFile } from '../file/network-file.ts';
import type { Delivery, FluxSources } from '../network.ts';
import { derivedPath, type RepositoryPlace } from '../repository-place.ts';
import type { Recording } from './recording.ts';

interface DeliveryInput {
  readonly place: RepositoryPlace | null;
  readonly record: Recording;
}

export function toDelivery(
  { delivery, name }: NetworkFile,
  { place, record }: DeliveryInput,
): Delivery | null {
  if (delivery === undefined) return null;
  const { gitops, git, charts, digest = null, cluster = null, flux } = delivery;
  const { url, revision, path = derivedPath(name, place) } = git;
  return record.from<Delivery>(delivery, {
    git: record.from(git, { url, revision, path }),
    gitops,
    charts,
    digest,
    cluster,
    flux: flux === undefined ? null : toFluxSources(flux, record),
  });
}

function toFluxSources(
  flux: NonNullable<NonNullable<NetworkFile['delivery']>['flux']>,
  record: Recording,
): FluxSources {
  const { gitRepository = null, gitSecret = null, registrySecret = null } = flux;
  return record.from(flux, { gitRepository, gitSecret, registrySecret });
}
