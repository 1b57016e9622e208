import { printEndpoint } from './endpoint.ts';
import type { FilterReference, Guards } from './network.ts';

/** What a request must pass, each in a few words: `a login at http://…`, `clients of lan alone`. */
export function describeGuards(guards: Guards): readonly string[] {
  const { ipAllowList, rateLimit, forwardAuth, headers, middlewares } = guards;
  return [
    ...(ipAllowList.length === 0 ? [] : [`clients of ${ipAllowList.map(printEndpoint).join(', ')} alone`]),
    ...(rateLimit === null
      ? []
      : [`${rateLimit.average} requests in ${rateLimit.period} s, ${rateLimit.burst} at once`]),
    ...(forwardAuth === null ? [] : [`a login at ${forwardAuth.address}`]),
    ...(headers === null ? [] : [`the headers ${Object.keys(headers).join(', ')}`]),
    ...middlewares.map((one) => `the middleware ${printReference(one)}`),
  ];
}

function printReference(one: FilterReference): string {
  return one.kind === 'middleware'
    ? `${one.namespace}/${one.name}`
    : `${one.filterKind}.${one.group}/${one.name}`;
}
