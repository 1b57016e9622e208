import type { PolicyPort } from './policy.ts';
import type { Traffic } from './traffic.ts';

/** Whether a rule's ports hold for the traffic; an empty list is every port of every protocol. */
export function matchesPorts(ports: readonly PolicyPort[], traffic: Traffic): boolean {
  return ports.length === 0 || ports.some((port) => matchesPort(port, traffic));
}

function matchesPort({ protocol = 'TCP', port, endPort }: PolicyPort, traffic: Traffic): boolean {
  if (protocol !== traffic.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return port <= traffic.port && traffic.port <= (endPort ?? port);
  // a named port is one of the destination pod's own
  const named = traffic.to.kind === 'pod' ? traffic.to.ports : [];
  return named.some(
    (one) => one.name === port && one.port === traffic.port && one.protocol === traffic.protocol,
  );
}
