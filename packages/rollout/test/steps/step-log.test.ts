import { StepLog, type StepReport } from '../../src/steps/step-log.ts';

describe(StepLog, () => {
  it('says of a step that failed what was done before it, and keeps why', async () => {
    const reported: StepReport[] = [];
    const log = new StepLog({ onStep: (step) => reported.push(step) });
    await log.run('namespaces', () => Promise.resolve({ state: 'done', text: 'a' }));
    await log.run('operator metallb', () => Promise.resolve({ state: 'unchanged', text: 'b' }));
    const cause = new Error('no');
    await expect(log.run('network', () => Promise.reject(cause))).rejects.toMatchObject({
      name: 'StepFailed',
      step: 'network',
      cause,
      message:
        'network: no\nDone before: namespaces. Run the same command again: it goes on where this one stopped.',
    });
    expect(reported).toEqual(log.reports);
    expect(reported).toEqual([
      { step: 'namespaces', state: 'done', text: 'a' },
      { step: 'operator metallb', state: 'unchanged', text: 'b' },
    ]);
  });

  it('says when nothing was changed', async () => {
    const log = new StepLog({ onStep: () => undefined });
    await expect(log.run('namespaces', () => Promise.reject(new Error('no')))).rejects.toThrow(
      'namespaces: no\nNothing was changed before. Run the same command again: it goes on where this one stopped.',
    );
  });

  it('does not begin a step after an interruption', async () => {
    const signal = AbortSignal.abort();
    const log = new StepLog({ signal, onStep: () => undefined });
    const act = (): Promise<never> => Promise.reject(new Error('it ran'));
    await expect(log.run('network', act)).rejects.toMatchObject({
      name: 'StepFailed',
      cause: { name: 'AbortError' },
    });
  });
});
