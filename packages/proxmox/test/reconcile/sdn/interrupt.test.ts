import { applySdn, observeAndPlanSdn } from '../../../src/reconcile/index.ts';
import type { SdnApplyInput } from '../../../src/reconcile/sdn/run.ts';
import type { Call } from '../../double/double.ts';
import { clientOf, homelab, runningText, stateOf, withBench, type Bench } from '../support.ts';

type Desired = Awaited<ReturnType<typeof homelab>>;

/** One host to ask is enough here. */
async function desiredSdn(): Promise<Desired> {
  const desired = await homelab();
  return { ...desired, hosts: desired.hosts.slice(0, 1) };
}

/** Applies with what a test replaces, and gives the message of its failure; null where there is none. */
async function applied(
  { double, store }: Bench,
  {
    desired,
    signal,
    ...more
  }: { readonly desired: Desired; readonly signal?: AbortSignal } & Partial<SdnApplyInput>,
): Promise<string | null> {
  const client = clientOf(double, signal === undefined ? {} : { signal });
  const reconciling = { client, desired, store, allow: new Set<never>() };
  try {
    const plan = await observeAndPlanSdn(reconciling);
    const times = { pollMs: 1, polls: 4 };
    await applySdn({ ...reconciling, plan, polling: times, onProgress: () => undefined, ...more });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.close();
  }
}

/** All calls of an apply that nothing disturbs, and what runs then. */
async function undisturbed(): Promise<{ readonly calls: readonly Call[]; readonly text: string }> {
  let result = { calls: [] as readonly Call[], text: '' };
  await withBench({}, async (bench) => {
    await applied(bench, { desired: await desiredSdn() });
    result = { calls: bench.double.calls, text: runningText(bench.double) };
  });
  return result;
}

/** Nothing in between, and no lock. */
const LEFT = ['as before', 'as desired'];

describe('applySdn releases the lock, and leaves all or nothing', () => {
  it('where it is interrupted during any call', async () => {
    const desired = await desiredSdn();
    const { calls, text } = await undisturbed();
    expect(calls.map(({ method }) => method)).toContain('DELETE');
    for (const at of calls.keys()) {
      await withBench({}, async (bench) => {
        const stop = new AbortController();
        bench.double.intercept = (_call, index) => {
          if (index === at) stop.abort();
          return 'none';
        };
        const message = await applied(bench, { desired, signal: stop.signal });
        const call = `${calls[at]?.method ?? ''} ${calls[at]?.path ?? ''}`;
        expect(LEFT.map((state) => ({ at, call, state }))).toContainEqual({
          at,
          call,
          state: stateOf(bench, text),
        });
        expect(bench.double.cluster.sdn.lock).toBeNull();
        expect(bench.store.record.journal?.token ?? null).toBeNull();
        if (message !== null && bench.double.calls.some(({ method }) => method === 'POST')) {
          expect(message).toMatch(/as it was before|is not known: interrupted/);
        }
      });
    }
  });

  it('where its progress is no longer read', async () => {
    const desired = await desiredSdn();
    const { text } = await undisturbed();
    for (let line = 1; line <= 5; line += 1) {
      await withBench({}, async (bench) => {
        let lines = 0;
        const message = await applied(bench, {
          desired,
          onProgress: () => {
            if ((lines += 1) === line) throw new Error('write EPIPE');
          },
        });
        expect(message).toContain('write EPIPE');
        expect(LEFT).toContain(stateOf(bench, text));
      });
    }
  });

  it('where the record cannot be written, at each of its writes', async () => {
    const desired = await desiredSdn();
    const { text } = await undisturbed();
    for (let write = 1; write <= 4; write += 1) {
      await withBench({}, async (bench) => {
        let writes = 0;
        const failing = {
          read: bench.store.read,
          write: (record: Parameters<typeof bench.store.write>[0]) =>
            (writes += 1) === write
              ? Promise.reject(new Error('ENOSPC: no space left on device, write'))
              : bench.store.write(record),
        };
        expect(await applied(bench, { desired, store: failing })).toContain('ENOSPC');
        expect(LEFT).toContain(stateOf(bench, text));
      });
    }
  });
});
