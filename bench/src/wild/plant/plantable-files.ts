import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Sources } from '@netloom/importer';

/**
 * Files of a checkout that a cluster applies as they are: all of their objects are live, and nothing in them is filled in,
 * encrypted or a patch.
 */
export function plantableFiles(
  folder: string,
  cluster: string,
  sources: Sources,
): Readonly<Record<string, string>> {
  const states = Map.groupBy(sources.objects, ({ tree }) => tree.source.file);
  const files = [...states].flatMap(([file, objects]) => {
    const isLive = objects.every(
      (one) => one.cluster === cluster && one.liveness.state === 'live' && one.origin !== 'chart',
    );
    if (!isLive || !/\.ya?ml$/.test(file) || /kustomization\.ya?ml$/.test(file)) return [];
    const path = relative(folder, file);
    const text = readFileSync(join(folder, path), 'utf8');
    return /\{\{|\r|^sops:|\$patch|^kind: \w*List$/m.test(text) || text.trim() === ''
      ? []
      : [[path, text] as const];
  });
  return Object.fromEntries(files);
}
