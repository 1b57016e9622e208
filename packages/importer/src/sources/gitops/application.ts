import { normalize } from 'node:path/posix';
import { groupOfTree } from '../object.ts';
import type { Tree } from '../tree.ts';
import { at, itemsAt, textAt } from '../tree/nodes.ts';

export function isApplication(object: Tree): boolean {
  return textAt(object, 'kind') === 'Application' && groupOfTree(object) === 'argoproj.io';
}

export function isApplicationSet(object: Tree): boolean {
  return textAt(object, 'kind') === 'ApplicationSet' && groupOfTree(object) === 'argoproj.io';
}

/** `source` and `sources`: where both are written, the list counts. https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/ */
export function sourcesOf(application: Tree): readonly Tree[] {
  const several = itemsAt(application, 'spec', 'sources');
  const one = at(application, 'spec', 'source');
  return several.length > 0 ? several : one === undefined ? [] : [one];
}

/** The path in the repository; null for a chart of a registry, or a source that others only refer to. */
export function pathOf(source: Tree): string | null {
  if (textAt(source, 'chart') !== undefined) return null;
  const written = textAt(source, 'path');
  if (written === undefined) return textAt(source, 'ref') === undefined ? '.' : null;
  const path = normalize(written.replace(/^(?:\.?\/)+/, '')).replace(/\/+$/, '');
  return path === '' ? '.' : path;
}

const IN_CLUSTER = /^https:\/\/kubernetes\.default(?:\.svc(?:\.cluster\.local)?)?(?::443)?\/?$/;

/** The other cluster that it is for; null for the one in which Argo CD runs. */
export function destinationCluster(application: Tree): string | null {
  const name = textAt(application, 'spec', 'destination', 'name');
  if (name !== undefined && name !== '' && !name.includes('{{')) return name === 'in-cluster' ? null : name;
  const server = textAt(application, 'spec', 'destination', 'server');
  if (server === undefined || IN_CLUSTER.test(server) || server.includes('{{')) return null;
  return server.replace(/^https?:\/\//, '').replace(/[:/].*$/, '') || null;
}

/** `github.com/owner/name` of each way to write a repository's address. */
export function repositoryKey(url: string): string {
  return url
    .trim()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]+@/, '')
    .replace(/^([^/:]+):(?!\d+\/)/, '$1/')
    .replace(/(?:\.git)?\/*$/, '')
    .toLowerCase();
}
