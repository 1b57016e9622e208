import { inTurns, ownerOf, refOf, type ApiObject, type ClusterReader } from '@netloom/cluster';
import { netloomChart } from '@netloom/umbrella';
import { keyOf } from '../changes/objects/diff-objects.ts';
import { withoutServerFields } from '../changes/objects/live-fields.ts';

type Kind = Pick<ApiObject, 'apiVersion' | 'kind'>;

export interface TrackedObjectsInput {
  readonly cluster: ClusterReader;
  readonly application: string;
  /** What need not be looked for; all else of these kinds, and of the custom kinds of all charts, is. */
  readonly besides: readonly ApiObject[];
}

/** What else an Argo CD Application tracks, of the kinds that the umbrella makes. */
export async function readTracked({
  cluster,
  application,
  besides,
}: TrackedObjectsInput): Promise<readonly ApiObject[]> {
  const known = new Set(besides.map(keyOf));
  const kinds = [...besides, ...netloomChart.requires].filter(({ kind }) => kind !== 'Namespace');
  const distinct = [...new Map(kinds.map((kind) => [wordsOf(kind), kind])).values()];
  const lists = await inTurns(distinct, ({ apiVersion, kind }) =>
    cluster.list({ apiVersion, kind, metadataOnly: true }),
  );
  const own = lists.flat().filter((object) => {
    const owner = ownerOf(object);
    return owner.kind === 'argo' && owner.application === application && !known.has(keyOf(object));
  });
  const objects = await inTurns(own, (object) => cluster.get(refOf(object)));
  return objects.flatMap((object) => (object === null ? [] : [withoutServerFields(object)]));
}

function wordsOf({ apiVersion, kind }: Kind): string {
  return `${apiVersion} ${kind}`;
}
