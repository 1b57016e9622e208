import { readFileSync } from 'node:fs';
import type { CheckedNetwork } from '@netloom/engine';
import { FIXTURES, minimalWith } from '@netloom/network-model/testing';
import { pinnedText } from '../../src/apply/pinned-text.ts';
import { check } from '../networks.ts';

const UID = '3f2c1b0a-0000-4000-8000-000000000001';

const homelab = check(readFileSync(new URL('networks/homelab/network.yaml', FIXTURES), 'utf8'));

describe(pinnedText, () => {
  it.each<readonly [string, CheckedNetwork]>([
    ['in one line', check(minimalWith())],
    ['over several lines', homelab],
  ])('adds the identity to a cluster %s, and changes nothing else', (_what, checked) => {
    const before = checked.source.text;
    const after = pinnedText(checked, { uid: UID });
    expect(check(after).facts.network.cluster.identity).toEqual({ server: null, caSha256: null, uid: UID });
    const words = (text: string): readonly string[] => text.split(/[\s,{}]+/).filter((word) => word !== '');
    const added = ['identity:', 'uid:', UID];
    expect(words(after).filter((word) => !added.includes(word))).toEqual(words(before));
  });
});
