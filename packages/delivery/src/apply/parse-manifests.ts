import { loadAll } from 'js-yaml';
import { parseObject, type ApiObject } from '../cluster/api-object.ts';

/** The objects of what Helm prints, in Helm's order. */
export function parseManifests(manifests: string): readonly ApiObject[] {
  return loadAll(manifests)
    .filter((document) => document !== null && document !== undefined)
    .map(parseObject);
}
