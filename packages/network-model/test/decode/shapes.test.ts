import { parseSource } from '@netloom/diagnostics';
import * as z from 'zod';
import { schemaAt } from '../../src/decode/schema-at.ts';
import { SHAPES } from '../../src/decode/shapes.ts';
import { NetworkFile } from '../../src/file/network-file.ts';

describe('the shapes that messages show', () => {
  it.each(Object.entries(SHAPES))('%s may be %s', (key, shape) => {
    const path = key.replaceAll('[]', '.0').split('.');
    const schema = schemaAt(NetworkFile, path);
    const { value, diagnostics } = parseSource(`shape: ${shape}\n`, 'shape.yaml');
    expect(diagnostics).toEqual([]);
    expect(z.safeParse(schema as z.ZodType, (value as { readonly shape: unknown }).shape)).toMatchObject({
      success: true,
    });
  });
});
