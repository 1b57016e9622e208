import { ApplyFailed, type DesiredFirewall } from '../../../src/reconcile/index.ts';
import type { StateAfterFailure } from '../../../src/reconcile/outcome.ts';
import type { Call } from '../../double/double.ts';
import { disturb, EVERY_MODE, isInside, MODES, recover } from '../disturbance.ts';
import { documented, FaultTable, inOneLine } from '../fault-table.ts';
import { homelabFirewall, runHomelab, stateOf, withFirewall, type FirewallBench } from './support.ts';

const faults = new FaultTable();

/** One of each kind is enough here, and each more makes the run longer. */
async function desiredFirewall(): Promise<DesiredFirewall> {
  const desired = await homelabFirewall();
  const { sets, groups, rules } = desired.state;
  const group = groups[0] ?? { name: '', rules: [] };
  return {
    ...desired,
    hosts: desired.hosts.slice(0, 1),
    state: {
      sets: sets.filter(({ name }) => name === 'proxmox'),
      groups: [{ ...group, rules: group.rules.slice(0, 1).map((rule) => ({ ...rule, dest: '+proxmox' })) }],
      rules,
    },
  };
}

/** The rules, and then the firewall on. */
async function work({ apply, turnOn }: FirewallBench, desired: DesiredFirewall): Promise<void> {
  await apply(desired);
  await turnOn(desired);
}

async function withSdn(use: (bench: FirewallBench) => Promise<void>): Promise<void> {
  return withFirewall({}, async (bench) => {
    runHomelab(bench.double);
    await use(bench);
  });
}

/** The calls of a run that nothing disturbs. */
async function undisturbed(
  desired: DesiredFirewall,
): Promise<{ readonly calls: readonly Call[]; readonly text: string }> {
  let result = { calls: [] as readonly Call[], text: '' };
  await withSdn(async (bench) => {
    await work(bench, desired);
    result = { calls: bench.double.calls, text: bench.double.cluster.firewall.text };
  });
  return result;
}

function stepOf({ method, path, parameters }: Call, calls: readonly Call[], at: number): string {
  if (method === 'PUT') return `PUT options enable=${String(parameters.enable)}`;
  if (method === 'POST') {
    return `POST ${path
      .replace('cluster/firewall/', '')
      .replace(/ipset\/.*/, 'entry')
      .replace(/groups\/.*/, 'group rule')
      .replace(/s$/, '')}`;
  }
  const next = calls.findIndex((call, index) => index > at && call.method !== 'GET');
  const following = calls[next];
  return following === undefined
    ? 'reading, at the end'
    : `reading, before ${stepOf(following, calls, next)}`;
}

describe('the firewall', () => {
  for (const mode of EVERY_MODE) {
    it(`is left in no state unsaid when ${MODES[mode]}, whichever call it is`, async () => {
      const desired = await desiredFirewall();
      const { calls, text } = await undisturbed(desired);
      for (const [at, call] of calls.entries()) {
        // whether a question has arrived changes nothing
        if (mode.endsWith('after') && call.method === 'GET') continue;
        if (isInside(calls, at)) continue;
        await withSdn(async (bench) => {
          disturb(bench, { mode, at });
          const failure: unknown = await work(bench, desired).then(
            () => null,
            (error: unknown) => error,
          );
          const state = stateOf(bench.double, text);
          const step = stepOf(call, calls, at);
          // whoever lives on says what is left
          if (failure === null) expect({ at, step, state }).toEqual({ at, step, state: 'as desired, on' });
          else if (!mode.startsWith('killed')) saysWhatIsLeft(failure, { at, step, state });
          recover(bench);
          bench.double.cluster.firewall.clock += 61;
          const outcome = await nextRun(bench, desired);
          expect({ at, step, state: stateOf(bench.double, text) }).toEqual({
            at,
            step,
            state: 'as desired, on',
          });
          expect(bench.store.record.journal).toBeNull();
          faults.add(['9', MODES[mode], step, state, outcome]);
        });
      }
    }, 120_000);
  }
});

/** Nothing of the firewall is ever pending or locked. */
const NEVER = /^$/;
const ALLOWED: Readonly<Record<StateAfterFailure, RegExp>> = {
  before: /^as before, off$/,
  partly: /^(as before|between: \d of 7 writes live|as desired), off$/,
  off: /^as desired, (off|on trial)$/,
  pending: NEVER,
  locked: NEVER,
  unknown: /^(as before|between: \d of 7 writes live|as desired), (off|on trial|on)$/,
};

function saysWhatIsLeft(
  failure: unknown,
  { at, step, state }: { readonly at: number; readonly step: string; readonly state: string },
): void {
  // what fails while it reads has written nothing, or has done with the rules
  const allowed = failure instanceof ApplyFailed ? ALLOWED[failure.state] : /^(as before|as desired), off$/;
  expect({ at, step, state, failure: String(failure) }).toEqual({
    at,
    step,
    state: expect.stringMatching(allowed) as unknown,
    failure: String(failure),
  });
}

async function nextRun(bench: FirewallBench, desired: DesiredFirewall): Promise<string> {
  const before = bench.writes().length;
  await work(bench, desired);
  const made = bench.writes().slice(before);
  const posts = made.filter((write) => write.startsWith('POST')).length;
  if (made.length === 0) return 'finds nothing to do';
  if (posts === 0) return 'turns it on';
  return posts === 7 ? 'does all' : `continues: ${posts} of 7 writes left`;
}

it('prints the table that the documentation has', async () => {
  await expect(documented()).resolves.toContain(inOneLine(faults.print()));
});
