import { HelmMissing, HelmTooOld } from './errors.ts';
import { findOnPath } from './find-on-path.ts';
import { HelmVersion } from './helm-version.ts';
import { Helm } from './helm.ts';
import type { Machine } from './machine.ts';
import { PINNED_HELM, pinnedHelmPath } from './pinned-helm.ts';
import { pinnedState } from './pinned-state.ts';

export interface FindHelmOptions extends Machine {
  /** Called with one line for each step that takes long. */
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** The Helm on PATH where it is new enough, else the pinned one, fetched once into the user's cache. */
export async function findHelm(options: FindHelmOptions): Promise<Helm> {
  const found = await helmOnPath(options);
  if (found?.supported === true) return found.helm;
  const { env, onProgress = () => undefined, signal } = options;
  const path = pinnedHelmPath(options);
  if (path === null) throw refusal(found, options);
  const state = await pinnedState(path, PINNED_HELM.sha256);
  if (state !== 'pinned') {
    if (state === 'other') onProgress(`${path} is not Helm ${PINNED_HELM.version} as it was fetched`);
    try {
      // once for each machine: what unpacks archives need not be loaded to find a Helm that is there
      const { fetchHelm } = await import('./fetch-helm.ts');
      await fetchHelm(path, { env, onProgress, ...(signal !== undefined && { signal }) });
    } catch (cause) {
      signal?.throwIfAborted();
      throw refusal(found, options, { cause });
    }
  }
  return new Helm({ path, version: PINNED_HELM.version, env });
}

/** The version of the Helm that `findHelm` would return, without fetching it; null where `findHelm` would throw. */
export async function helmVersion(machine: Machine): Promise<string | null> {
  const found = await helmOnPath(machine);
  if (found?.supported === true) return found.helm.version;
  return pinnedHelmPath(machine) === null ? null : PINNED_HELM.version;
}

interface OnPath {
  readonly helm: Helm;
  readonly supported: boolean;
}

async function helmOnPath({
  env,
  platform,
  signal,
}: Machine & Pick<FindHelmOptions, 'signal'>): Promise<OnPath | null> {
  const path = await findOnPath(platform === 'win32' ? 'helm.exe' : 'helm', env);
  if (path === null) return null;
  const { stdout } = await new Helm({ path, version: '', env }).run(
    ['version', '--template', '{{.Version}}'],
    signal === undefined ? {} : { signal },
  );
  const version = HelmVersion.parse(stdout);
  const helm = new Helm({ path, version: version?.text ?? stdout.trim(), env });
  return { helm, supported: version?.isSupported ?? false };
}

function refusal(found: OnPath | null, machine: Machine, options: ErrorOptions = {}): Error {
  return found === null ? new HelmMissing(machine, options) : new HelmTooOld(found.helm, machine, options);
}
