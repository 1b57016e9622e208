import { parseSource, type SourceNode } from '@netloom/diagnostics';
import * as z from 'zod';
import { NetworkFile } from '../../src/index.ts';
import { load } from '../../src/testing/index.ts';

describe('spans of the homelab', () => {
  const { source, file } = load('networks/homelab/network.yaml');
  const scalars = source.root === null ? [] : [...scalarsOf(source.root)];

  it('read back as their values, all of them', () => {
    expect(scalars.length).toBeGreaterThan(100);
    for (const { span, value } of scalars) {
      const text = source.text.slice(span.start, span.end);
      expect({ text, value: parseSource(text, 'value.yaml').value }).toEqual({ text, value });
    }
  });

  it('belong to the values that were decoded from them: encoded, the file is what was written', () => {
    // the file's type is its decoded type made readonly.
    const written = z.encode(NetworkFile, file as z.output<typeof NetworkFile>);
    expect(written).toMatchObject(parseSource(source.text, source.file).value as object);
  });
});

function* scalarsOf(node: SourceNode): Iterable<Extract<SourceNode, { kind: 'scalar' }>> {
  if (node.kind === 'scalar') yield node;
  else if (node.kind === 'sequence') for (const item of node.items) yield* scalarsOf(item);
  else for (const { value } of node.entries.values()) yield* scalarsOf(value);
}
