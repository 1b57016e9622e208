import { printRule, sameRule, toRuleOptions } from '../../../src/reconcile/firewall/rule-options.ts';

const ENTRY = {
  type: 'in',
  action: 'ACCEPT',
  proto: 'tcp',
  dport: '80,443',
  source: '+dc/nodes',
  enable: 1,
  comment: 'netloom homelab: web tcp',
  pos: 3,
  digest: 'f44a',
  ipversion: 4,
  log: 'nolog',
};
const RULE = {
  type: 'in',
  action: 'ACCEPT',
  proto: 'tcp',
  dport: '80,443',
  source: '+nodes',
  enable: '1',
  comment: 'netloom homelab: web tcp',
};

describe(toRuleOptions, () => {
  it('leaves out what Proxmox computes and what says nothing', () => {
    expect(toRuleOptions(ENTRY)).toEqual(RULE);
  });

  it.each(['dport', 'enable', 'action', 'source'])('keeps what differs: %s', (key) => {
    expect(sameRule(RULE, toRuleOptions({ ...ENTRY, [key]: 'other' }))).toBe(false);
  });

  it.each(['sport', 'iface', 'macro', 'log'])('keeps what somebody has added: %s', (key) => {
    expect(sameRule(RULE, toRuleOptions({ ...ENTRY, [key]: 'any' }))).toBe(false);
  });
});

describe(printRule, () => {
  it.each([
    [RULE, 'IN ACCEPT -source +nodes -p tcp -dport 80,443 # netloom homelab: web tcp'],
    [{ type: 'in', action: 'DROP', iface: 'vmbr0', log: 'info' }, '|IN DROP -i vmbr0 -log info'],
    [{ type: 'in', action: 'ACCEPT', macro: 'SSH', enable: '1' }, 'IN SSH(ACCEPT)'],
    [{ type: 'group', action: 'k3s-nodes', enable: '1' }, 'GROUP k3s-nodes'],
  ])('prints %j as %j', (rule, line) => {
    expect(printRule(rule)).toBe(line);
  });
});
