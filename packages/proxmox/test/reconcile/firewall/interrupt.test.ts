import { homelabFirewall, stateOf, withFirewall } from './support.ts';

describe('applyFirewall, interrupted', () => {
  it('leaves all or nothing when interrupted during any call', async () => {
    const desired = await homelabFirewall();
    let [calls, text] = [0, ''];
    await withFirewall({}, async (bench) => {
      await bench.apply(desired);
      [calls, text] = [bench.double.calls.length, bench.double.cluster.firewall.text];
    });
    expect(calls).toBeGreaterThan(20);
    for (let at = 0; at < calls; at += 1) {
      const stop = new AbortController();
      await withFirewall({ signal: stop.signal }, async (bench) => {
        bench.double.intercept = (_call, index) => {
          if (index === at) stop.abort();
          return 'none';
        };
        await bench.apply(desired).catch(() => undefined);
        expect(['as before, off', 'as desired, off'].map((state) => ({ at, state }))).toContainEqual({
          at,
          state: stateOf(bench.double, text),
        });
        expect(bench.store.record.journal).toBeNull();
      });
    }
  });
});
