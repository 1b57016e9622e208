import type { NetworkFile } from '../file/network-file.ts';
import type { Delivery } from '../network.ts';
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
  const { git, charts, digest = null, cluster = null } = delivery;
  const { url, revision, path = derivedPath(name, place) } = git;
  return record.from<Delivery>(delivery, {
    git: record.from(git, { url, revision, path }),
    charts,
    digest,
    cluster,
  });
}
