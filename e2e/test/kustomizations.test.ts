import { fileURLToPath } from 'node:url';
import { parseDocuments, toValue } from '@netloom/diagnostics';
import { readSources } from '@netloom/importer';
import { ensureTool } from '@netloom/toolchain';
import { execa } from 'execa';
import { describeWithProgram, findProgram } from './support/program.ts';

const kustomize = await findProgram(() => ensureTool('kustomize'));
const FIXTURES = fileURLToPath(new URL('../../packages/importer/test/fixtures/kustomize', import.meta.url));

/** By kind and name, so that the order of objects does not count. */
function byName(objects: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(
    objects.map((object) => {
      const { kind, metadata } = object as { kind: string; metadata: { name: string } };
      return [`${kind} ${metadata.name}`, object];
    }),
  );
}

describeWithProgram(kustomize, 'kustomizations as import reads them', (path) => {
  it.each(['workload', 'custom', 'renamed'])('are what kustomize makes of %s', async (name) => {
    const { stdout } = await execa(path, ['build', `${FIXTURES}/${name}/overlay`]);
    const real = parseDocuments(stdout, 'kustomize').documents.map(toValue);
    const { objects, unread } = await readSources([{ kind: 'folder', path: `${FIXTURES}/${name}` }], {
      helm: null,
      env: {},
    });
    const ours = objects.filter(({ origin }) => origin === 'kustomization').map(({ tree }) => toValue(tree));
    expect(byName(ours)).toEqual(byName(real));
    expect(unread).toEqual([]);
  });
});
