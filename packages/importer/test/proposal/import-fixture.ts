import { importNetworks, type ImportedNetwork, type Proposal } from '../../src/index.ts';
import type { Sources } from '../../src/sources/sources.ts';
import { FIXTURES, readFixture } from '../support/fixture.ts';
import { sourcesOf } from '../support/temp-folder.ts';

/** A network with its proposal. */
export interface Proposed extends ImportedNetwork {
  readonly proposal: Proposal;
}

export async function proposeForFixture(name: string): Promise<Proposed> {
  return proposeFor(await readFixture(name));
}

/** Of files in a folder: path → text. */
export async function proposeForFiles(files: Readonly<Record<string, string>>): Promise<Proposed> {
  return proposeFor(await sourcesOf(files));
}

async function proposeFor(sources: Sources): Promise<Proposed> {
  const { networks } = await importNetworks(sources, '2026-11-29', { propose: 'default-deny' });
  const [network] = networks;
  if (network === undefined || networks.length > 1 || network.proposal === null) {
    throw new Error(`there are ${networks.length} networks, or no proposal`);
  }
  return { ...network, proposal: network.proposal };
}

/** `web/blog: cloudflared 3000/tcp by expose, object web/blog.yaml:8`, a line for each flow. */
export function flowsOf({ proposal }: Proposed): readonly string[] {
  return proposal.flows.map(
    ({ namespace, service, from, ports, by, certainty, wide, range }) =>
      `${namespace}/${service}: ${from} ${ports.join(' ')} by ${by}, ${certainty} ${placeOf(range)}${wide === null ? '' : ` wide: ${wide}`}`,
  );
}

/** `namespace/service: why (file:line)` */
export function cutsOf({ proposal }: Proposed): readonly string[] {
  return proposal.cut.map(
    ({ namespace, service, why, range }) => `${namespace}/${service}: ${why} (${placeOf(range)})`,
  );
}

/** `namespace: why; why` */
export function openOf({ proposal }: Proposed): readonly string[] {
  return proposal.open.map(({ namespace, why }) => `${namespace}: ${why.join('; ')}`);
}

function placeOf({ file, start }: Proposal['flows'][number]['range']): string {
  const path = file.startsWith(FIXTURES)
    ? file.slice(FIXTURES.length).replace(/^\/[^/]+\//, '')
    : file.replace(/^.*\/netloom-importer-test-[^/]+\//, '');
  return `${path}:${start.line}`;
}
