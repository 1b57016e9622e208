import type { NetworkFile } from '../file/network-file.ts';
import type { Delivery } from '../network.ts';
import type { Recording } from './recording.ts';

export function toDelivery({ delivery, name }: NetworkFile, record: Recording): Delivery | null {
  if (delivery === undefined) return null;
  const { git, charts, digest = null, cluster = null } = delivery;
  const { url, revision, path = `networks/${name}/generated` } = git;
  return record.from<Delivery>(delivery, {
    git: record.from(git, { url, revision, path }),
    charts,
    digest,
    cluster,
  });
}
