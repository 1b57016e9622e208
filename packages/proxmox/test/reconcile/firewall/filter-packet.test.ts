import { Address, Cidr, intervalOf, IntervalSet, type Parsed } from '@netloom/addresses';
import { filterPacket, type HostFirewall } from '../../../src/reconcile/firewall/filter-packet.ts';
import type { RuleOptions } from '../../../src/reconcile/firewall/rule-options.ts';

function valueOf<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

const address = (text: string): Address => valueOf(Address.parse(text));
const IN: RuleOptions = { type: 'in', action: 'ACCEPT', enable: '1' };
const DROP: RuleOptions = { ...IN, action: 'DROP' };
const VXLAN: RuleOptions = { ...IN, source: '+vteps', dest: '+vteps', proto: 'udp', dport: '4789' };

function host(rules: readonly RuleOptions[], more: Partial<HostFirewall> = {}): HostFirewall {
  return {
    rules,
    groups: new Map([['web', [{ ...IN, proto: 'tcp', dport: '8000:8010' }]]]),
    sets: new Map([
      ['vteps', ['192.168.7.233', '192.168.7.234/32']],
      ['lan', ['192.168.7.0/24', '!192.168.7.9']],
    ]),
    management: IntervalSet.of([intervalOf(valueOf(Cidr.parse('192.168.7.0/24')))]),
    policyIn: 'DROP',
    ...more,
  };
}

const FROM_LAN = {
  source: address('192.168.7.50'),
  dest: address('192.168.7.233'),
  proto: 'tcp',
  port: 8006,
} as const;
const FROM_AFAR = { ...FROM_LAN, source: address('10.8.0.5') } as const;
const TUNNEL = { ...FROM_LAN, source: address('192.168.7.234'), proto: 'udp', port: 4789 } as const;
const ACCEPTED = { kind: 'accepted' };
const BLOCKED = { kind: 'blocked', reason: 'no rule accepts it, and policy_in is DROP' };
const by = (line: string): object => ({ kind: 'blocked', reason: `"${line}" comes first` });

describe(filterPacket, () => {
  it.each([
    ['the network of the host by itself', FROM_LAN, host([]), ACCEPTED],
    ['ports of management alone', { ...FROM_LAN, port: 443 }, host([]), BLOCKED],
    ['no other source by itself', FROM_AFAR, host([]), BLOCKED],
    ['everybody where the policy says so', FROM_AFAR, host([], { policyIn: 'ACCEPT' }), ACCEPTED],
    ['what a rule names', TUNNEL, host([VXLAN]), ACCEPTED],
    ['nothing by a rule that is off', TUNNEL, host([{ ...VXLAN, enable: '0' }]), BLOCKED],
    ['nothing by a rule for what goes out', TUNNEL, host([{ ...VXLAN, type: 'out' }]), BLOCKED],
    ['no other protocol', { ...TUNNEL, proto: 'tcp' } as const, host([VXLAN]), BLOCKED],
    ['no other port', { ...TUNNEL, port: 8472 }, host([VXLAN]), BLOCKED],
    ['no other sender', { ...TUNNEL, source: address('192.168.7.235') }, host([VXLAN]), BLOCKED],
    ['what stands behind a barrier', TUNNEL, host([DROP, VXLAN]), by('IN DROP')],
    ['what stands before a barrier', TUNNEL, host([VXLAN, DROP]), ACCEPTED],
    ['nothing past a barrier by itself', FROM_LAN, host([DROP]), by('IN DROP')],
    ['what a barrier does not mean', FROM_LAN, host([{ ...DROP, source: '10.0.0.0/8' }]), ACCEPTED],
    [
      'what a group names',
      { ...FROM_AFAR, port: 8006 },
      host([{ type: 'group', action: 'web', enable: '1' }]),
      ACCEPTED,
    ],
    [
      'nothing by a group on one interface',
      FROM_AFAR,
      host([{ type: 'group', action: 'web', enable: '1', iface: 'vmbr1' }]),
      BLOCKED,
    ],
    ['nothing by a macro', FROM_AFAR, host([{ ...IN, macro: 'SSH' }]), BLOCKED],
    ['nothing past a macro that drops', FROM_LAN, host([{ ...DROP, macro: 'SSH' }]), by('IN SSH(DROP)')],
    ['nothing by an alias', FROM_AFAR, host([{ ...IN, source: 'office' }]), BLOCKED],
    ['a range', FROM_AFAR, host([{ ...IN, source: '10.8.0.1-10.8.0.9' }]), ACCEPTED],
    ['one of a list', FROM_AFAR, host([{ ...IN, source: '10.9.0.1,10.8.0.0/24' }]), ACCEPTED],
    [
      'no source that a set excludes',
      { ...TUNNEL, source: address('192.168.7.9') },
      host([{ ...IN, source: '+lan' }]),
      BLOCKED,
    ],
    ['nothing by a set that is not known', TUNNEL, host([{ ...IN, source: '+gone' }]), BLOCKED],
    ['nothing by a port in words', FROM_AFAR, host([{ ...IN, proto: 'tcp', dport: 'http' }]), BLOCKED],
  ])('lets in %s', (_what, packet, firewall, verdict) => {
    expect(filterPacket(packet, firewall)).toEqual(verdict);
  });
});
