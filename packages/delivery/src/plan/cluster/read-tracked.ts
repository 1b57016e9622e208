import { netloomChart } from '@netloom/umbrella';
import type { ApiObject } from '../../cluster/api-object.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { ownerOf } from '../../cluster/owner-of.ts';
import { inTurns } from './in-turns.ts';

type Kind = Pick<ApiObject, 'apiVersion' | 'kind'>;

export interface ReadTracked {
  readonly cluster: Cluster;
  readonly application: string;
  /** Objects of the kinds to look for; the custom kinds of all charts are looked for anyway. */
  readonly like: readonly ApiObject[];
}

/** What an Argo CD Application tracks, of the kinds that the umbrella makes; only names, labels and annotations. */
export async function readTracked({
  cluster,
  application,
  like,
}: ReadTracked): Promise<readonly ApiObject[]> {
  const kinds = [...like, ...netloomChart.requires].filter(({ kind }) => kind !== 'Namespace');
  const distinct = [...new Map(kinds.map((kind) => [wordsOf(kind), kind])).values()];
  const lists = await inTurns(distinct, ({ apiVersion, kind }) =>
    cluster.list({ apiVersion, kind, metadataOnly: true }),
  );
  return lists.flat().filter((object) => {
    const owner = ownerOf(object);
    return owner.kind === 'argo' && owner.application === application;
  });
}

function wordsOf({ apiVersion, kind }: Kind): string {
  return `${apiVersion} ${kind}`;
}
