import { parseObject, type ApiObject } from '@netloom/cluster';
import { loadAll } from 'js-yaml';

/** Objects by the text of their document. */
export type ParsedManifests = Map<string, readonly ApiObject[]>;

/** YAML 1.2, 9.1.2: what begins a document. */
const DOCUMENT = /^(?=---(?:\s|$))/m;

/**
 * The objects of what Helm prints, in Helm's order. `parsed` gets them, and the text of one that it holds is not parsed again:
 * two states of a network have most objects in common.
 */
export function parseManifests(manifests: string, parsed: ParsedManifests = new Map()): readonly ApiObject[] {
  return manifests.split(DOCUMENT).flatMap((text) => {
    const objects = parsed.get(text) ?? parseDocument(text);
    parsed.set(text, objects);
    return objects;
  });
}

function parseDocument(text: string): readonly ApiObject[] {
  return loadAll(text)
    .filter((document) => document !== null && document !== undefined)
    .map(parseObject);
}
