import * as z from 'zod';
import { Name } from '../names.ts';
import { FOLDER_PATH, LONGEST_FOLDER_PATH } from './folder-path.ts';
import { REGISTRY_PATTERNS } from './registry-path.ts';

/** Its text gets into shell commands, so that it is made of what no shell reads. */
const PLACEHOLDER = '<[A-Za-z0-9 ._:@/+-]{1,64}>';

/** No user before an https host: that is where a token would be. */
const GitUrl = z
  .string()
  .max(512)
  .regex(
    new RegExp(
      `^(https://[\\w.:/~%+-]+|ssh://[\\w.@:/~%+-]+|[\\w.-]+@[\\w.-]+:[\\w./~+-]+|${PLACEHOLDER})$`,
      'u',
    ),
    'a Git repository is written https://HOST/PATH, ssh://USER@HOST/PATH or USER@HOST:PATH',
  );

const { host, port, path } = REGISTRY_PATTERNS;

const Registry = z
  .string()
  .max(512)
  .regex(
    new RegExp(`^(${host}(:${port})?(/${path})?|${PLACEHOLDER})$`, 'u'),
    'a registry is written HOST/PATH or HOST:PORT/PATH, in lower case and without oci://, its path of letters and digits with single ".", "_" or "-" between them',
  );

const Revision = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'a revision is a branch, a tag or a commit');

const FolderPath = z
  .string()
  .max(LONGEST_FOLDER_PATH)
  .regex(FOLDER_PATH, 'a folder is written FOLDER/FOLDER, from the root of the repository');

const ClusterName = z
  .string()
  .max(253)
  .regex(
    /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    'a cluster is written as Argo CD names it, e.g. in-cluster; not as a URL',
  );

const Digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'a digest is written sha256: and 64 hexadecimal digits');

const Flux = z.strictObject({
  gitRepository: Name.optional().describe(
    'A GitRepository in flux-system that reads this repository already, such as the one that `flux bootstrap` makes: `flux-system`. Unless stated, one is generated.',
  ),
  gitSecret: Name.optional().describe(
    'Secret in flux-system with the credentials of the repository, for the GitRepository that is generated. A public repository needs none.',
  ),
  registrySecret: Name.optional().describe(
    'Secret in flux-system, of type kubernetes.io/dockerconfigjson, with the credentials of the registry. A public registry needs none.',
  ),
});

export const Delivery = z.strictObject({
  gitops: z
    .enum(['argocd', 'flux'])
    .default('argocd')
    .describe(
      'What delivers the network from Git. `argocd` generates generated/argocd, `flux` generated/flux.',
    ),
  git: z
    .strictObject({
      url: GitUrl.describe('The repository that holds this file and what is generated from it.'),
      revision: Revision.default('main').describe(
        'The branch, tag or commit that is followed. Flux takes a commit by its 40 digits, a tag as refs/tags/NAME, and all else for a branch.',
      ),
      path: FolderPath.optional().describe(
        'The generated folder in it. Unless stated, it is derived from the place of this file in its Git checkout; in no checkout it is networks/NAME/generated, with a finding.',
      ),
    })
    .describe('Where the generated files are read.'),
  charts: Registry.describe('The registry path that the charts are published under, without oci://.'),
  digest: Digest.optional().describe(
    'The manifest digest of the published umbrella, from release.json: exactly this one is taken then. Argo CD takes it by native OCI, and finds its values in the Application.',
  ),
  cluster: ClusterName.optional().describe(
    "The cluster's name in an Argo CD that delivers to several; its own is in-cluster. The network is one of a fleet then. The cluster that Argo CD runs in, unless stated.",
  ),
  flux: Flux.optional().describe('What Flux needs to read from; for `gitops: flux` alone.'),
});
