import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** What a command of Node took. */
export interface Cost {
  readonly seconds: number;
  /** The most memory that its process had. */
  readonly mebibytes: number;
}

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

const PRINT_MEMORY = `data:text/javascript,${encodeURIComponent(
  "import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.MEMORY_FILE, String(process.resourceUsage().maxRSS)));",
)}`;

/** Runs a command of Node once, to its end, whatever it exits with. */
export async function costOf(
  [node, ...args]: readonly [node: string, ...args: readonly string[]],
  scratch: string,
): Promise<Cost> {
  const file = join(await mkdtemp(join(scratch, 'memory-')), 'kibibytes');
  const { durationMs } = await execa(node, ['--import', PRINT_MEMORY, ...args], {
    env: { MEMORY_FILE: file },
    reject: false,
    stdin: 'ignore',
    buffer: false,
  });
  return { seconds: durationMs / 1_000, mebibytes: Number(await readFile(file, 'utf8')) / 1_024 };
}
