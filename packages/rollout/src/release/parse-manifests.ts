import { parseObject, type ApiObject } from '@netloom/cluster';
import { loadAll } from 'js-yaml';

/** The objects of what Helm prints, in Helm's order. */
export function parseManifests(manifests: string): readonly ApiObject[] {
  return loadAll(manifests)
    .filter((document) => document !== null && document !== undefined)
    .map(parseObject);
}
