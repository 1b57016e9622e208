/** Lists what was written into a folder, so that the next run can distinguish our files from those of others. */
export const MANIFEST = '.netloom.json';

/** The manifest of files by their digests. It names the version of netloom that wrote them; null for one that is not known. */
export function printManifest(digests: ReadonlyMap<string, string>, version: string | null): string {
  const sorted = [...digests].sort(([a], [b]) => (a < b ? -1 : 1));
  const manifest = {
    $comment: 'Written by `netloom build`, which owns this folder. Do not edit.',
    formatVersion: 1,
    ...(version === null ? {} : { netloomVersion: version }),
    sha256: Object.fromEntries(sorted),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** path → sha256 as the manifest states it; null where the text is no manifest. */
export function readManifest(text: string): ReadonlyMap<string, string> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('sha256' in value)) return null;
    if (typeof value.sha256 !== 'object' || value.sha256 === null) return null;
    const rows = Object.entries(value.sha256).map(([path, digest]): [string, string] => [
      path,
      String(digest),
    ]);
    return new Map(rows);
  } catch {
    return null;
  }
}

/** The version of netloom that the manifest names; null where it names none. Reads the manifests of any later netloom, too. */
export function writtenBy(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('netloomVersion' in value)) return null;
    return typeof value.netloomVersion === 'string' ? value.netloomVersion : null;
  } catch {
    return null;
  }
}
