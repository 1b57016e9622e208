import lock from './crds.lock.json' with { type: 'json' };

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

/** Every source of the lock, in its order. */
export function lockedSources(): readonly LockedSource[] {
  return Object.entries(lock.projects).flatMap(([project, { repository, version, files }]) =>
    Object.entries<Readonly<Record<string, string>>>(files).map(([path, crds]) => ({
      url: `https://raw.githubusercontent.com/${repository}/${version}/${path}`,
      crds: Object.entries(crds).map(([name, sha256]) => ({ file: `${project}/${name}`, sha256 })),
    })),
  );
}
