import { loadText } from '@netloom/network-model/testing';
import { decidingHop, trace, type Trace } from '../src/index.ts';
import { HOMELAB, question, networkIndexOf } from './ask.ts';

const index = networkIndexOf(HOMELAB);
const { network } = loadText(HOMELAB);
const denied = network.policies.defaultDenyIngress;

function walk(from: string, to: string): Trace {
  return trace(index, question(from, to));
}

describe('default deny in the homelab', () => {
  it('is on for the namespace of every service', () => {
    expect(network.services.filter(({ namespace }) => !denied.includes(namespace))).toEqual([]);
  });

  it.each(
    network.exposures.flatMap(({ host, via }) =>
      (via === 'tunnel' ? ['internet'] : ['lan', 'tailnet']).map((from) => ({ from, host })),
    ),
  )('lets $from reach $host, as declared', ({ from, host }) => {
    expect(walk(from, `https://${host}/`).verdict).toBe('allow');
  });

  it.each(
    network.services.flatMap((service) =>
      network.services
        .filter(({ namespace }) => namespace !== service.namespace)
        .map((other) => ({
          from: `pod:${other.namespace}/${other.name}`,
          to: `tcp://${service.name}.${service.namespace}:${service.port}`,
        })),
    ),
  )('denies $from what nobody declared, $to', ({ from, to }) => {
    const walked = walk(from, to);
    expect([walked.verdict, decidingHop(walked).layer]).toEqual(['deny', 'policy']);
  });
});
