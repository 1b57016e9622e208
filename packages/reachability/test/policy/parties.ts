import { IntervalSet, parseBlock } from '@netloom/addresses';
import type { Policy, PolicySpec } from '../../src/policy/index.ts';
import type { NodeParty, OutsideParty, PodParty } from '../../src/policy/traffic.ts';

/** Blocks or single addresses, as a set. */
export function addresses(...texts: readonly string[]): IntervalSet {
  const blocks = texts.map((text) => {
    const single = text.includes(':') ? '/128' : '/32';
    const block = parseBlock(/[/-]/.test(text) ? text : `${text}${single}`);
    if (!block.ok) throw new Error(block.message);
    return block.value.interval;
  });
  return IntervalSet.of(blocks);
}

/** A pod of namespace apps on node-1, with what a test says of it. */
export function pod(given: Partial<PodParty> = {}): PodParty {
  return {
    kind: 'pod',
    namespace: 'apps',
    namespaceLabels: {},
    name: null,
    labels: { app: 'web' },
    addresses: addresses('10.42.1.7'),
    ports: [],
    hostNetwork: false,
    node: 'node-1',
    ...given,
  };
}

export function node(name: string, ...texts: readonly string[]): NodeParty {
  return { kind: 'node', name, addresses: addresses(...texts) };
}

export function outside(...texts: readonly string[]): OutsideParty {
  return { kind: 'outside', addresses: addresses(...texts) };
}

export function policy(name: string, spec: PolicySpec, namespace = 'apps'): Policy {
  return { name, namespace, spec };
}
