import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { userCache, type Environment } from '@netloom/helm';
import { CrdsMissing } from './crds-missing.ts';
import { lockedSources, type CrdSet, type LockedCrd, type LockedSource } from './lock.ts';

const FETCH_MS = 30_000;

/** file → text of a CRD. */
export type Crds = ReadonlyMap<string, string>;

export interface CrdOptions {
  /** Those of a network, unless stated. */
  readonly set?: CrdSet;
  /** A folder that holds all of them, instead of upstream. */
  readonly dir?: string;
  readonly env: Environment;
  readonly fetch: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
}

/** The CRDs of a lock, byte for byte: from a folder, else from the user's cache, else from upstream. Throws CrdsMissing. */
export async function findCrds({ set, dir, env, fetch }: CrdOptions): Promise<Crds> {
  const cache = join(userCache(env), 'crds');
  const crds = new Map<string, string>();
  for (const source of lockedSources(set)) {
    const texts =
      dir === undefined
        ? await fromCache(source, cache, () => download(source, fetch))
        : await readAll(source, (crd) => readFrom(dir, crd));
    for (const [file, text] of texts) crds.set(file, text);
  }
  return crds;
}

async function readAll({ crds }: LockedSource, read: (crd: LockedCrd) => Promise<string>): Promise<Crds> {
  const texts = new Map<string, string>();
  for (const crd of crds) texts.set(crd.file, await read(crd));
  return texts;
}

async function readFrom(dir: string, { file, sha256 }: LockedCrd): Promise<string> {
  const path = join(dir, file);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CrdsMissing(`${path} cannot be read: ${String(cause)}`);
  });
  const found = sha256Of(text);
  if (found === sha256) return text;
  throw new CrdsMissing(
    `${path} is not the locked file: its SHA-256 is ${found}, that of the lock is ${sha256}.`,
  );
}

/** A file of the cache is named after its content, so a partly written one is not used. */
async function fromCache(source: LockedSource, cache: string, download: () => Promise<Crds>): Promise<Crds> {
  const pathOf = ({ file, sha256 }: LockedCrd): string => join(cache, sha256, file);
  try {
    return await readAll(source, (crd) => readFrom(join(cache, crd.sha256), crd));
  } catch (error) {
    if (!(error instanceof CrdsMissing)) throw error;
  }
  const texts = await download();
  for (const crd of source.crds) {
    await mkdir(dirname(pathOf(crd)), { recursive: true });
    await writeFile(pathOf(crd), texts.get(crd.file) ?? '');
  }
  return texts;
}

async function download({ url, crds }: LockedSource, fetch: CrdOptions['fetch']): Promise<Crds> {
  const text = await bodyOf(url, fetch);
  // a file with several CRDs is locked by its documents, one with a single CRD as a whole
  const documents = [text, ...text.split(/^---\n/mu)];
  const bySum = new Map(documents.map((document) => [sha256Of(document), document]));
  return new Map(
    crds.map(({ file, sha256 }) => {
      const document = bySum.get(sha256);
      if (document !== undefined) return [file, document];
      throw new CrdsMissing(`${url} holds no ${file} with the SHA-256 ${sha256} of the lock.`);
    }),
  );
}

async function bodyOf(url: string, fetch: CrdOptions['fetch']): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
    if (response.ok) return await response.text();
    throw new CrdsMissing(`${url} answers ${response.status}.`);
  } catch (cause) {
    if (cause instanceof CrdsMissing) throw cause;
    throw new CrdsMissing(`${url} cannot be fetched: ${reasonOf(cause)}.`, { cause });
  }
}

/** The message of fetch itself is "fetch failed"; the reason is the cause. Errors of another realm are no instances of Error. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('cause' in error && error.cause !== undefined) return reasonOf(error.cause);
  return 'message' in error ? String(error.message) : 'no reason was given';
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
