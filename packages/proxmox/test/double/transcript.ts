import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Parameters } from './answer.ts';

const FOLDER = fileURLToPath(new URL('../../../../../shared/facts/proxmox-api/', import.meta.url));

/** One call of a recording, and what the real server said. */
export interface Exchange {
  readonly file: string;
  readonly line: number;
  readonly heading: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: Parameters;
  readonly status: number;
  /** null where the recording shows none. */
  readonly reason: string | null;
  readonly body: string;
}

/** Values may hold spaces and equals signs: only these begin a parameter. */
const NAMES =
  'zone|type|peers|mtu|ipam|vnet|tag|alias|subnet|gateway|snat|dhcp-range|pending|running|vxlan-port|bogus|bridge|digest|delete|lock-token|release-lock|allow-pending|force|node|name|comment|cidr|group|action|proto|dport|sport|source|dest|iface|enable|moveto|pos|macro|nftables|policy_forward';
const PARAMETER = new RegExp(`(?:^|[ \\n])(?=(?:${NAMES})=)`);

/** All recorded exchanges in their order; null where this checkout has no recordings beside it. */
export async function readTranscripts(): Promise<readonly Exchange[] | null> {
  const files = await readdir(FOLDER).catch(() => null);
  if (files === null) return null;
  const texts = await Promise.all(
    files.sort().map(async (file) => ({ file, text: await readFile(`${FOLDER}${file}`, 'utf8') })),
  );
  return texts.flatMap(({ file, text }) => parseTranscript(file, text));
}

/** A transcript as it is: beside exchanges it has files that Proxmox wrote. */
export async function readTranscript(file: string): Promise<string> {
  return readFile(`${FOLDER}${file}`, 'utf8');
}

function parseTranscript(file: string, text: string): readonly Exchange[] {
  const lines = text.split('\n');
  let heading = '';
  return lines.flatMap((line, index) => {
    if (/^#+ /.test(line)) heading = line.replace(/^#+ /, '');
    if (!line.startsWith('>>> ')) return [];
    const end = lines.findIndex((other, at) => at > index && /^\[\d+\]$/.test(other));
    const between = lines.slice(index + 1, end);
    const body = between.at(-1) ?? '';
    const request = [line.slice(4), ...between.slice(0, -1)].join('\n');
    const [, method = '', path = '', rest = ''] = /^(\S+) (\S+) ?([\s\S]*)$/.exec(request) ?? [];
    const status = Number(lines[end]?.slice(1, -1));
    const reason = /^HTTP\/1\.1 \d+ (.*?)\r?$/.exec(lines[end + 1] ?? '')?.[1] ?? null;
    return [
      { file, line: index + 1, heading, method, path, parameters: parameters(rest), status, reason, body },
    ];
  });
}

function parameters(text: string): Parameters {
  const found: Record<string, string | readonly string[]> = {};
  for (const part of text.split(PARAMETER).filter((piece) => piece !== '')) {
    const [name = '', ...rest] = part.split('=');
    const value = rest.join('=');
    const before = found[name];
    found[name] = before === undefined ? value : [before, value].flat();
  }
  return found;
}
