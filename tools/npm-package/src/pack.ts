import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { bundleCommand } from './bundle.ts';
import type { ManifestInput } from './manifest.ts';
import { packageFiles } from './package-files.ts';
import { writeAll, writeArchive } from './write-archive.ts';

export interface PackInput extends Pick<ManifestInput, 'repository'> {
  /** The checkout. */
  readonly root: string;
  readonly out: string;
}

export interface Packed {
  /** The path of the tarball. */
  readonly tarball: string;
  readonly version: string;
  /** What the command was bundled from: paths in the checkout. */
  readonly inputs: readonly string[];
}

/** Writes `netloom-<version>.tgz`, and the source maps beside it. */
export async function pack({ root, out, repository }: PackInput): Promise<Packed> {
  const charts = await mkdtemp(join(tmpdir(), 'netloom-charts-'));
  try {
    await execa('node', ['packages/cli/bin/netloom.js', 'package', '--out', charts], {
      cwd: root,
      preferLocal: true,
      stdin: 'ignore',
    });
    const version = await versionOf(root);
    const bundle = await bundleCommand(root);
    const tarball = join(out, `netloom-${version}.tgz`);
    await writeArchive(
      await packageFiles({ root, charts, bundle, manifest: { version, repository } }),
      tarball,
    );
    await rm(join(out, 'source-maps'), { recursive: true, force: true });
    await writeAll(bundle.sourceMaps, join(out, 'source-maps'));
    return { tarball, version, inputs: Object.keys(bundle.inputs) };
  } finally {
    await rm(charts, { recursive: true, force: true });
  }
}

/** The version of the command is that of the package. */
async function versionOf(root: string): Promise<string> {
  const text = await readFile(join(root, 'packages/cli/package.json'), 'utf8');
  // a file of this repository
  return (JSON.parse(text) as { readonly version: string }).version;
}
