import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Packed } from './pack.ts';
import { renderSbom } from './sbom.ts';

/** Writes what a release has beside its tarball: `netloom-<version>.cdx.json`, and `SHA256SUMS` as sha256sum checks it. */
export async function writeReleaseFiles({ tarball, ...packed }: Packed, root: string): Promise<void> {
  const sbom = tarball.replace(/\.tgz$/, '.cdx.json');
  await writeFile(sbom, await renderSbom(root, packed));
  const sums = await Promise.all(
    [sbom, tarball].map(async (path) => {
      const digest = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return `${digest}  ${basename(path)}\n`;
    }),
  );
  await writeFile(join(dirname(tarball), 'SHA256SUMS'), sums.join(''));
}
