import { askToApply, pinHint } from '../../src/apply/ask-to-apply.ts';
import { identityOf } from '../../src/apply/identity-to-pin.ts';
import type { Rollout } from '../../src/plan/plan.ts';

const CA = Array(32).fill('AB').join(':');
const ROLLOUT: Rollout = {
  cluster: {
    context: 'lab',
    server: 'https://192.168.7.223:6443',
    version: 'v1.37.1+k3s1',
    uid: '3f2c1b0a-0000-4000-8000-000000000001',
    authorities: [CA],
  },
  firstInstall: false,
  namespaces: [],
  secrets: [],
  operators: [],
  release: { action: 'upgrade', revision: 1, newest: 1, pending: false },
  objects: 38,
};
const FIRST: Rollout = { ...ROLLOUT, firstInstall: true };
const PLACE = 'https://192.168.7.223:6443 (context lab, kube-system 3f2c1b0a-0000-4000-8000-000000000001)';

describe(askToApply, () => {
  it('asks a person, and lets a machine go on, where the cluster is known', () => {
    expect(askToApply('homelab', ROLLOUT)).toEqual({ question: `Apply it to ${PLACE}?`, unasked: null });
  });

  it('shows the server at a first install, and takes no silence for an answer', () => {
    expect(askToApply('homelab', FIRST)).toEqual({
      question: `Nothing says yet that this is the cluster of "homelab": it holds no network, and the network file pins none.\nInstall "homelab" in ${PLACE}?`,
      unasked: `This would be the first install of "homelab", in ${PLACE}, and nothing says that this is its cluster: pass --pin to write that into the network file, or --yes to go on without.`,
    });
  });
});

describe(pinHint, () => {
  it.each([
    [{}, "uid: '3f2c1b0a-0000-4000-8000-000000000001'"],
    [{ uid: null }, `caSha256: '${CA}'`],
    [{ uid: null, authorities: [] }, "server: 'https://192.168.7.223:6443'"],
  ])('says how to pin the cluster by what is known of it: %j', (more, identity) => {
    expect(pinHint(identityOf({ ...FIRST.cluster, ...more }))).toBe(
      `This is the cluster from now on. To refuse every other one, run this with --pin, or add to the network file:\n  cluster:\n    identity: { ${identity} }\n`,
    );
  });
});
