import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGE_PATHS } from '@netloom/engine';
import { PROGRAM_PATHS } from '@netloom/engine/page';
import { bundlePlugin } from '@netloom/nx-plugin';
import { bundleProgram } from '@netloom/page/program';
import { bundlePullRequest, PULL_REQUEST_PATH } from '@netloom/pull-request';
import type { Bundle } from './bundle.ts';
import { renderManifest, type ManifestInput } from './manifest.ts';
import { renderNotices } from './notices.ts';
import type { PackageFiles } from './package-file-map.ts';

export interface PackageSources {
  readonly root: string;
  /** A folder with the archive of each chart. */
  readonly charts: string;
  readonly bundle: Bundle;
  readonly manifest: ManifestInput;
}

/** Path in the package, path in the checkout. */
const RENAMED = [['README.md', 'docs/package.md']] as const;

const AS_THEY_ARE = ['LICENSE', 'examples/minimal/network.yaml'];

/** All files of the package. Pages, schemas and charts are where the checkout has them. */
export async function packageFiles({
  root,
  charts,
  bundle,
  manifest,
}: PackageSources): Promise<PackageFiles> {
  const schemas = (await readdir(join(root, 'schemas'))).map((name) => `schemas/${name}`);
  const copied = [...AS_THEY_ARE, ...schemas, ...PAGE_PATHS.values()].map((path) => [path, path] as const);
  const program = await bundleProgram(root);
  const files = new Map<string, string | Uint8Array>([
    ...bundle.code,
    ...(await bundlePlugin()),
    [PULL_REQUEST_PATH, await bundlePullRequest()],
    [PROGRAM_PATHS.script, program.script],
    [PROGRAM_PATHS.style, program.style],
  ]);
  for (const [path, source] of [...RENAMED, ...copied]) {
    files.set(path, await readFile(join(root, source)));
  }
  for (const archive of await readdir(charts)) {
    files.set(`charts/${archive}`, await readFile(join(charts, archive)));
  }
  files.set('THIRD-PARTY-NOTICES', await renderNotices(root, Object.keys(bundle.inputs)));
  files.set('package.json', renderManifest(manifest));
  return files;
}
