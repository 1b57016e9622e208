import { printEndpoint, type NetworkFacts } from '@netloom/network-model';
import { subjectId } from '../../data/subject-id.ts';
import { code, text } from './facts.ts';
import { machineId } from './machines.ts';
import type { Subject } from './subject.ts';

/** Who answers names at home: for which zones, and whom. */
export function resolverSubjects({ network, origins }: NetworkFacts): readonly Subject[] {
  return network.resolvers.map((resolver): Subject => {
    const { name, kind, addresses, serves, clients, rebindProtection, writer } = resolver;
    const machines = network.hosts.filter((host) =>
      host.addresses.some(({ address }) => addresses.some((one) => one.equals(address))),
    );
    return {
      id: subjectId.resolver(name),
      kind: 'resolver',
      label: name,
      detail: addresses.map(String).join(', '),
      facts: [
        text('program', [kind]),
        code('addresses', addresses.map(String)),
        code('answers itself', serves),
        code('clients', clients.map(printEndpoint)),
        text('private answers of others', [describeProtection(rebindProtection)]),
        text('its rows are written', [writer === null ? 'by hand' : 'by external-dns']),
      ],
      origin: origins.of(resolver),
      from: null,
      to: addresses[0]?.toString() ?? null,
      owner: `resolver:${name}`,
      related: machines.map(machineId),
    };
  });
}

function describeProtection(isOn: boolean | null): string {
  if (isOn === null) return 'not stated';
  return isOn ? 'dropped' : 'passed on';
}
