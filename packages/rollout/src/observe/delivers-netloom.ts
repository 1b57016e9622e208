import { NETLOOM_RELEASE, type ApiObject } from '@netloom/cluster';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import * as z from 'zod';

const Source = z.looseObject({ chart: z.string().optional(), path: z.string().optional() });
const ApplicationSpec = z.looseObject({
  source: Source.optional(),
  sources: z.array(Source).default([]),
  destination: z.looseObject({ namespace: z.string().optional() }).default({}),
});

/** Whether an Argo CD Application installs the umbrella. */
export function deliversNetloom({ spec }: ApiObject): boolean {
  const { data } = ApplicationSpec.safeParse(spec);
  if (data?.destination.namespace !== NETLOOM_NAMESPACE) return false;
  return [...data.sources, ...(data.source === undefined ? [] : [data.source])].some(
    ({ chart, path }) => chart === NETLOOM_RELEASE || path?.endsWith(`charts/${NETLOOM_RELEASE}`) === true,
  );
}
