import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork, type CheckedNetwork } from '@netloom/engine';
import { pinnedText } from '../src/pin-cluster.ts';
import { ROOT, SMALL } from './netloom.ts';

const UID = '3f2c1b0a-0000-4000-8000-000000000001';

function check(text: string): CheckedNetwork {
  const checked = checkNetwork(parseSource(text, 'network.yaml'));
  if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked.diagnostics));
  return checked;
}

describe(pinnedText, () => {
  it.each([
    ['in one line', SMALL],
    ['over several lines', readFileSync(join(ROOT, 'networks/homelab/network.yaml'), 'utf8')],
  ])('adds the identity to a cluster %s, and changes nothing else', (_what, before) => {
    const after = pinnedText(check(before), { uid: UID });
    const { cluster } = check(after).facts.network;
    expect(cluster.identity).toEqual({ server: null, caSha256: null, uid: UID });
    const words = (text: string): readonly string[] => text.split(/[\s,{}]+/);
    const rest = words(after).filter((word) => !['identity:', 'uid:', UID].includes(word));
    expect(rest.filter((word) => word !== '')).toEqual(words(before).filter((word) => word !== ''));
  });
});
