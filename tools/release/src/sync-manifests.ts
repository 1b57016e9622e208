import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NextVersion } from './next-versions.ts';

/**
 * Writes the new versions into the dependencies of other workspace packages, and into the lock file. `npm install` would
 * ask the registry for the same.
 */
export async function syncManifests(
  root: string,
  {
    versions,
    folders,
  }: {
    readonly versions: ReadonlyMap<string, NextVersion>;
    /** Each project's folder. */
    readonly folders: ReadonlyMap<string, string>;
  },
): Promise<void> {
  for await (const path of glob('{packages/*,tools/*,*}/package.json', {
    cwd: root,
    exclude: ['node_modules'],
  })) {
    await edit(join(root, path), (text) => withDependencies(text, versions));
  }
  await edit(join(root, 'package-lock.json'), (text) =>
    [...versions].reduce(
      (lock, [project, { to }]) => withLockedVersion(lock, folders.get(project) ?? project, to),
      withDependencies(text, versions),
    ),
  );
}

/** Only dependencies on exactly the old version are the workspace's own. */
function withDependencies(text: string, versions: ReadonlyMap<string, NextVersion>): string {
  return [...versions].reduce(
    (manifest, [project, { from, to }]) =>
      manifest.replaceAll(`"${project}": "${from}"`, `"${project}": "${to}"`),
    text,
  );
}

function withLockedVersion(lock: string, folder: string, version: string): string {
  const entry = `"${folder}": {`;
  const start = lock.indexOf(entry);
  if (start < 0) throw new Error(`package-lock.json has no entry ${entry}`);
  return lock.slice(0, start) + lock.slice(start).replace(/"version": "[^"]*"/, `"version": "${version}"`);
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  if (changed !== text) await writeFile(path, changed);
}
