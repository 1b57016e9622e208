import { readFileSync } from 'node:fs';
import { completionsAt } from '../../src/completion/completions.ts';
import { SCHEMA, snapshotOf } from '../support/marked.ts';

const HOMELAB = readFileSync(
  new URL('../../../../tools/fixtures/networks/homelab/network.yaml', import.meta.url),
  'utf8',
);

describe('the homelab while it is written', () => {
  const tree = snapshotOf(HOMELAB);

  it('offers the key or the value that is written next, at each of its lines', () => {
    const missed: string[] = [];
    let start = 0;
    for (const line of HOMELAB.split('\n')) {
      const [, indent = '', key] = /^([ ]*(?:- )?)([a-zA-Z]+):/.exec(line) ?? [];
      // what is written before the line, and the first letter of its key
      const snapshot = snapshotOf(HOMELAB.slice(0, start + indent.length + 1));
      const found = completionsAt({ snapshot, tree, facts: null, schema: SCHEMA }, snapshot.text.length);
      const labels = found.map(({ label }) => label);
      // a label of pods may be called anything
      if (key !== undefined && !labels.includes(key)) missed.push(line);
      start += line.length + 1;
    }
    expect(missed).toEqual([]);
  });

  it('offers something or nothing at every place, and never fails', () => {
    for (let offset = 0; offset <= HOMELAB.length; offset += 7) {
      const snapshot = snapshotOf(HOMELAB.slice(0, offset));
      const found = completionsAt({ snapshot, tree, facts: null, schema: SCHEMA }, offset);
      expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
    }
  });
});
