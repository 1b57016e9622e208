import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Packed } from './pack.ts';
import { packageFolders } from './package-folders.ts';

/** The parts of CycloneDX 1.5 that are read: https://cyclonedx.org/docs/1.5/json/ */
interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
}

interface Component {
  readonly purl: string;
  readonly 'bom-ref': string;
}

/**
 * What the command was bundled from, in CycloneDX: what npm says of all packages of the checkout, without those that are in no
 * bundle. npm by itself cannot tell: with --omit dev it leaves out what some test needs as well. The same packages give the
 * same text.
 */
export async function renderSbom(
  root: string,
  { version, inputs }: Omit<Packed, 'tarball'>,
): Promise<string> {
  // without the root, whose tools disagree about TypeScript: npm describes no tree that has an error
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--workspaces'];
  const { stdout } = await execa('npm', args, {
    cwd: root,
    stdin: 'ignore',
    maxBuffer: 100_000_000,
  });
  // npm's own, and the check below fails where it does not have this shape
  const { bomFormat, specVersion, components } = JSON.parse(stdout) as Sbom;
  const bundled = await Promise.all(packageFolders(inputs).map((folder) => purlOf(join(root, folder))));
  const known = new Map(components.map((component) => [component.purl.split('?')[0] ?? '', component]));
  const found = [...new Set(bundled)].sort().map((purl) => {
    const component = known.get(purl);
    if (component === undefined) throw new Error(`npm sbom does not know ${purl}, which is in the bundle`);
    return component;
  });
  const ref = `netloom@${version}`;
  const sbom = {
    bomFormat,
    specVersion,
    version: 1,
    metadata: {
      component: { 'bom-ref': ref, type: 'application', name: 'netloom', version, purl: `pkg:npm/${ref}` },
    },
    components: found,
    dependencies: [{ ref, dependsOn: found.map((component) => component['bom-ref']) }],
  };
  return `${JSON.stringify(sbom, null, 2)}\n`;
}

/** https://github.com/package-url/purl-spec */
async function purlOf(folder: string): Promise<string> {
  // what npm installed has a name and a version
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
