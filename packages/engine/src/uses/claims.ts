import { describeRanges, printPorts, type Claim } from '@netloom/network-model';
import type { Subject } from './subject.ts';

/** Whether a claim changes with the subject. */
export function concerns(claim: Claim, { owners, addresses, hosts }: Subject): boolean {
  if (owners.has(claim.owner)) return true;
  switch (claim.kind) {
    case 'addresses':
      // a subnet stays when something in it moves
      return claim.purpose === 'subnet'
        ? addresses.covers(claim.interval)
        : addresses.overlaps(claim.interval);
    case 'name':
      return hosts.has(claim.name);
    case 'port':
      return owners.has(claim.on);
    default:
      return claim satisfies never;
  }
}

export function describeClaim(claim: Claim): string {
  switch (claim.kind) {
    case 'addresses':
      return `${claim.owner} holds ${describeRanges([claim.interval])} (${claim.space}, ${claim.purpose})`;
    case 'name':
      return `${claim.owner} holds ${claim.name} (${claim.view}, ${claim.purpose})`;
    case 'port':
      return `${claim.owner} holds port ${printPorts({ first: claim.port, last: claim.last ?? claim.port, protocol: claim.protocol })} on ${claim.on}`;
    default:
      return claim satisfies never;
  }
}
