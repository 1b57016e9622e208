import type { ForwardTarget } from './forward-target.ts';
import type { Network } from './network.ts';

/** Whether something is the router: what the router answers itself is forwarded nowhere. */
export function isAtRouter({ hosts }: Pick<Network, 'hosts'>, to: ForwardTarget): boolean {
  return hosts
    .filter(({ role }) => role === 'gateway')
    .some(({ name, addresses }) =>
      to.kind === 'literal'
        ? addresses.some(({ address }) => to.addresses.contains(address))
        : to.kind === 'named' && to.what === 'host' && to.name === name,
    );
}
