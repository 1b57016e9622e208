import cilium from './cilium.lock.json' with { type: 'json' };
import network from './crds.lock.json' with { type: 'json' };
import flux from './flux.lock.json' with { type: 'json' };

/** What a network needs, what delivers one beside Argo CD, and what has load balancer addresses beside MetalLB. */
const LOCKS = { network, flux, cilium };
export type CrdSet = keyof typeof LOCKS;

/** A file of a project at a tag, and the CRDs that it holds. */
export interface LockedSource {
  readonly url: string;
  readonly crds: readonly LockedCrd[];
}

export interface LockedCrd {
  /** `<project>/<plural>.yaml`. */
  readonly file: string;
  readonly sha256: string;
}

interface Project {
  readonly repository: string;
  readonly version: string;
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Every source of a lock, in its order. */
export function lockedSources(set: CrdSet = 'network'): readonly LockedSource[] {
  return Object.entries<Project>(LOCKS[set].projects).flatMap(([project, { repository, version, files }]) =>
    Object.entries(files).map(([path, crds]) => ({
      url: `https://raw.githubusercontent.com/${repository}/${version}/${path}`,
      crds: Object.entries(crds).map(([name, sha256]) => ({ file: `${project}/${name}`, sha256 })),
    })),
  );
}
