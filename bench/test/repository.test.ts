import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importNetworks, readSources } from '@netloom/importer';
import { writeRepository } from '../src/repository.ts';

describe(writeRepository, () => {
  it('is one network without findings, and each of its applications is in it', async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'netloom-bench-test-'));
    try {
      const path = await writeRepository(scratch, 25);
      const sources = await readSources([{ kind: 'folder', path }], { helm: null, env: {} });
      const { networks, diagnostics } = await importNetworks(sources, '2026-11-29');
      expect(sources.files).toBe(25);
      expect(diagnostics).toEqual([]);
      expect(networks.map(({ isValid, leftOut }) => ({ isValid, leftOut }))).toEqual([
        { isValid: true, leftOut: [] },
      ]);
      expect(networks[0]?.text.match(/host: app-\d\.example\.com/g)).toHaveLength(4);
    } finally {
      await rm(scratch, { recursive: true });
    }
  });
});
