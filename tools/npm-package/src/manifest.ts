import { PLUGIN_MANIFEST } from '@netloom/nx-plugin';
import { PULL_REQUEST_PATH } from '@netloom/pull-request';

/** The oldest Node that the bundle runs on, for the sake of undici; `bin/netloom.js` refuses older ones with one line. */
export const NODE_FLOOR = '22.19';

export interface ManifestInput {
  readonly version: string;
  /** A URL, which npm compares with where a provenance was made; null where nothing is published. */
  readonly repository: string | null;
}

/** The package.json of the npm package: closed exports, nothing to install beside it, and nothing that runs on installation. */
export function renderManifest({ version, repository }: ManifestInput): string {
  const manifest = {
    name: 'netloom',
    version,
    description: 'Network as code for a K3s homelab or small cluster',
    keywords: ['network-as-code', 'k3s', 'kubernetes', 'homelab', 'helm', 'metallb', 'traefik', 'proxmox'],
    license: 'Apache-2.0',
    ...(repository !== null && { repository: { type: 'git', url: `git+${repository}.git` } }),
    type: 'module',
    bin: { netloom: 'bin/netloom.js', 'netloom-pull-request': PULL_REQUEST_PATH },
    exports: {
      './package.json': './package.json',
      './schema': './schemas/network.schema.json',
      ...PLUGIN_MANIFEST.exports,
    },
    files: [
      'bin',
      'lib',
      'nx',
      'charts',
      'examples',
      'packages',
      'pull-request',
      'schemas',
      'THIRD-PARTY-NOTICES',
    ],
    engines: { node: `>=${NODE_FLOOR}` },
    peerDependencies: PLUGIN_MANIFEST.peerDependencies,
    peerDependenciesMeta: PLUGIN_MANIFEST.peerDependenciesMeta,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
