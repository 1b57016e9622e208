import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A repository of that many copies of a network, each with a name and a LAN of its own; the folders of its networks. Copies that
 * also share the LAN have conflicts of all kinds with each other.
 */
export async function writeFleet(
  scratch: string,
  { text, count, lan }: { readonly text: string; readonly count: number; readonly lan: 'own' | 'shared' },
): Promise<readonly string[]> {
  const root = await mkdtemp(join(scratch, 'fleet-'));
  await mkdir(join(root, '.git'));
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = `site-${index}`;
      const folder = join(root, 'networks', name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'network.yaml'), siteOf(text, { name, index, lan }));
      return folder;
    }),
  );
}

/** The homelab as another site; what leads into the cluster is not advertised, since all sites have the same pod network. */
function siteOf(
  text: string,
  { name, index, lan }: { readonly name: string; readonly index: number; readonly lan: 'own' | 'shared' },
): string {
  const renamed = text.replace(/^name: .*$/m, `name: ${name}`);
  if (lan === 'shared') return renamed;
  return renamed
    .replaceAll('192.168.7.', `10.${100 + (index >> 8)}.${index & 0xff}.`)
    .replace('owner: homelab', `owner: ${name}`)
    .replace('advertise: [pods, services, pools]', 'advertise: [pools]');
}
