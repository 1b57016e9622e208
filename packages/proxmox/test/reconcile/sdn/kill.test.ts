import { ApplyFailed } from '../../../src/reconcile/index.ts';
import type { Call } from '../../double/double.ts';
import { disturb, EVERY_MODE, isInside, MODES, recover } from '../disturbance.ts';
import { documented, FaultTable, inOneLine } from '../fault-table.ts';
import { homelab, runningText, stateOf, withBench, workOf, type Bench } from '../support.ts';

const faults = new FaultTable();
const VERSIONS = ['9.1.2', '8.4.14'] as const;

async function desiredSdn(version: string): ReturnType<typeof homelab> {
  const where = 'proxmox:\n';
  const desired = await homelab([where, `${where}  version: ${version.startsWith('8') ? 8 : 9}\n`]);
  // one host to ask is enough here, and each more makes the run longer
  return { ...desired, hosts: desired.hosts.slice(0, 1) };
}

/** The calls of an apply that nothing disturbs, and the configuration that it makes. */
async function undisturbed(
  version: string,
): Promise<{ readonly calls: readonly Call[]; readonly text: string }> {
  let result = { calls: [] as readonly Call[], text: '' };
  await withBench({ version }, async (bench) => {
    await bench.apply(await desiredSdn(version));
    result = { calls: bench.double.calls, text: runningText(bench.double) };
  });
  return result;
}

function stepOf({ method, path }: Call, calls: readonly Call[], at: number): string {
  const name = path
    .replace('cluster/sdn/', '')
    .replace('cluster/sdn', 'apply')
    .replace('vnets/k3svnet/subnets', 'subnets');
  if (method !== 'GET') return name === 'apply' ? 'PUT apply' : `${method} ${name}`;
  const next = calls.findIndex((call, index) => index > at && call.method !== 'GET');
  const following = calls[next];
  return following === undefined
    ? 'reading, at the end'
    : `reading, before ${stepOf(following, calls, next)}`;
}

for (const version of VERSIONS) {
  describe(`applySdn on Proxmox VE ${version}`, () => {
    for (const mode of EVERY_MODE) {
      it(`leaves nothing unsaid when ${MODES[mode]}, whichever call it is`, async () => {
        const desired = await desiredSdn(version);
        const { calls, text } = await undisturbed(version);
        for (const [at, call] of calls.entries()) {
          // whether a question has arrived changes nothing
          if ((mode.endsWith('after') && call.method === 'GET') || isInside(calls, at)) continue;
          await withBench({ version }, async (bench) => {
            disturb(bench, { mode, at });
            const failure: unknown = await bench.apply(desired).then(
              () => null,
              (error: unknown) => error,
            );
            const state = stateOf(bench, text);
            const step = stepOf(call, calls, at);
            expect({ at, step, state: state.replace(/,.*/, '') }).not.toMatchObject({
              state: 'as another made it',
            });
            // whoever lives on says what is left
            if (failure === null) expect({ at, step, state }).toEqual({ at, step, state: 'as desired' });
            else if (!mode.startsWith('killed')) saysWhatIsLeft(failure, { at, step, state });
            recover(bench);
            const outcome = await nextRun(bench, desired);
            expect({ at, step, state: stateOf(bench, text) }).toEqual({ at, step, state: 'as desired' });
            expect((await bench.plan(desired)).writes).toEqual([]);
            expect(bench.store.record.journal).toBeNull();
            faults.add([version.charAt(0), MODES[mode], step, state, outcome]);
          });
        }
      }, 120_000);
    }
  });
}

function saysWhatIsLeft(
  failure: unknown,
  { at, step, state }: { readonly at: number; readonly step: string; readonly state: string },
): void {
  const left = failure instanceof ApplyFailed ? failure.state : 'before';
  const allowed: Readonly<Record<typeof left, readonly string[]>> = {
    before: ['as before'],
    pending: [
      'as before, changes pending',
      'as before, changes pending, locked',
      'as before, locked',
      'as before',
    ],
    partly: ['as desired', 'as desired, locked'],
    locked: ['as desired, locked', 'as desired'],
    // of the firewall
    off: [],
    unknown: [
      'as before',
      'as before, locked',
      'as before, changes pending',
      'as before, changes pending, locked',
      'as desired, locked',
      'as desired',
    ],
  };
  expect({ at, step, left, known: allowed[left], state }).toEqual({
    at,
    step,
    left,
    known: expect.arrayContaining([state]) as unknown,
    state,
  });
}

/** What the next apply does by itself; a person must break a lock whose token is lost. */
async function nextRun(bench: Bench, desired: Awaited<ReturnType<typeof desiredSdn>>): Promise<string> {
  const before = bench.double.calls.length;
  try {
    await bench.apply(desired);
  } catch (error) {
    expect(String(error)).toMatch(
      /^Refused: The SDN configuration is locked by somebody else .* it may be that one\./,
    );
    bench.double.cluster.sdn.lock = null;
    await bench.apply(desired);
    return 'refuses until a person breaks the lock, then does all';
  }
  return workOf(bench.double.calls.slice(before));
}

it('prints the table that the documentation has', async () => {
  await expect(documented()).resolves.toContain(inOneLine(faults.print()));
});
