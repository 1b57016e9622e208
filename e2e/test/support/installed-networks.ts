import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBytes } from '@netloom/diagnostics';
import { checkNetwork, umbrellaValues, withReach, type CheckedNetwork } from '@netloom/engine';
import { ROOT } from './repository.ts';

/** A possible tunnel: the homelab's own is a placeholder, which installs reject. */
const TUNNEL_ID = '6ff42ae2-765d-4adf-8112-31c55c1551ef';
const PLACEHOLDER = '00000000-0000-0000-0000-000000000000';

/** The text of a network file, installable. */
export async function installable(folder: string): Promise<string> {
  return withTunnel(await readFile(join(ROOT, folder, 'network.yaml'), 'utf8'));
}

/** A network file, or values that hold one, with a possible tunnel. */
export function withTunnel(text: string): string {
  return text.replaceAll(PLACEHOLDER, TUNNEL_ID);
}

export async function checkText(text: string): Promise<CheckedNetwork> {
  const checked = checkNetwork(await withReach(parseBytes(Buffer.from(text), 'network.yaml')));
  if (checked.kind !== 'checked' || checked.diagnostics.some(({ severity }) => severity === 'error')) {
    throw new Error(`the network has errors: ${JSON.stringify(checked.diagnostics)}`);
  }
  return checked;
}

/** The umbrella's values of a network file. */
export async function valuesOf(text: string): Promise<string> {
  return umbrellaValues((await checkText(text)).facts.network);
}
