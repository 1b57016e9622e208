import { EXIT } from '@netloom/diagnostics/error';
import type { Check } from '../src/check.ts';
import { CHECKS } from '../src/checks/index.ts';
import { NotChecked } from '../src/not-checked.ts';
import type { Outcome } from '../src/outcome.ts';
import { runChecks } from '../src/run-checks.ts';
import { exitOfReport, toReport } from '../src/to-report.ts';
import { homelab, nothing } from './lab.ts';

const FINE: Outcome = { saw: 'all', problems: [], unknown: [] };

function check(id: string, examine: () => Promise<Outcome>): Check {
  return { id, subject: 'cluster', title: id, symptom: null, applies: () => true, examine };
}

const facts = homelab();
const never = new Promise<never>(() => undefined);

/** The status of each check, and the exit code. */
async function report(...checks: readonly Check[]): Promise<readonly unknown[]> {
  const signal = new AbortController().signal;
  const results = await runChecks({ checks, vantage: nothing(50), facts, signal });
  const made = toReport('homelab', results);
  return [
    ...made.checks.map(({ id, status, notChecked }) => ({ id, status, notChecked })),
    exitOfReport(made),
  ];
}

describe(runChecks, () => {
  it('never passes what does not answer', async () => {
    expect(
      await report(
        check('fast', async () => Promise.resolve(FINE)),
        check('hangs', async () => never),
      ),
    ).toEqual([
      { id: 'fast', status: 'ok', notChecked: [] },
      {
        id: 'hangs',
        status: 'not-checked',
        notChecked: [{ why: 'no answer within 0.05 s', cause: 'failed' }],
      },
      EXIT.environment,
    ]);
  });

  it('says why something is not checked', async () => {
    const fails = check('far', async () =>
      Promise.reject(new NotChecked('this device is elsewhere', 'not-here')),
    );
    expect(await report(fails)).toEqual([
      {
        id: 'far',
        status: 'not-checked',
        notChecked: [{ why: 'this device is elsewhere', cause: 'not-here' }],
      },
      EXIT.ok,
    ]);
  });

  it('throws what is our mistake', async () => {
    await expect(report(check('broken', async () => Promise.reject(new TypeError('no'))))).rejects.toThrow(
      TypeError,
    );
  });

  it('stops when it is asked to', async () => {
    const stop = new AbortController();
    const running = runChecks({
      checks: [check('hangs', async () => never)],
      vantage: nothing(60_000),
      facts,
      signal: stop.signal,
    });
    stop.abort(new Error('Ctrl-C'));
    await expect(running).rejects.toThrow('Ctrl-C');
  });

  it('checks nothing of a cluster that cannot be read, and has one reason for all', async () => {
    const signal = new AbortController().signal;
    const checks = CHECKS.filter(
      ({ id, subject }) =>
        !['dns', 'lan', 'proxmox', 'intents'].includes(subject) && id !== 'pod-connections',
    );
    const results = await runChecks({ checks, vantage: nothing(), facts, signal });
    const made = toReport('homelab', results);
    expect(made.counts).toEqual({ ok: 0, problem: 0, notChecked: made.checks.length });
    expect(new Set(made.checks.flatMap(({ notChecked }) => notChecked.map(({ why }) => why)))).toEqual(
      new Set(['no cluster']),
    );
  });
});

describe('CHECKS', () => {
  it('have names of their own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });

  it.each([
    ['Public site unreachable', 'tunnel-pods', 'tunnel-ready'],
    ['Internal site unreachable', 'connectors'],
    ['502 Bad Gateway', 'backends'],
    ['Certificate error', 'certificates'],
  ])('lead from "%s" to %s', (symptom, ...ids) => {
    expect(CHECKS.filter((one) => one.symptom === symptom).map((one) => one.id)).toEqual(ids);
  });
});
