/** All functions that the schemas of network.yaml call. They need no zod: what is generated from the schemas calls them by these names. */
export { parseBlock } from '@netloom/addresses';
export { parseAddresses, parseEndpoint } from '../endpoint.ts';
export { parseForwardTarget, parseOpeningTarget } from '../forward-target.ts';
export { parsePublicSource } from '../public-source.ts';
export { parseTarget } from '../target.ts';
export {
  hasAddress,
  hasEntries,
  hasRange,
  isCommunityInRange,
  isConnectorInUse,
  isNoWildcard,
  isShortDomain,
  isTtl,
} from './conditions.ts';
export { dnsMistakes, zoneMistakes } from './dns-mistakes.ts';
export { answerMistakes } from './answer-mistakes.ts';
export { ingressMistakes, namedIngressMistakes } from './ingress-mistakes.ts';
export { chartValuesMistakes } from './chart-values-mistakes.ts';
export { clusterMistakes } from './cluster-mistakes.ts';
export { loadBalancerMistakes } from './load-balancer-mistakes.ts';
export { homeMistakes } from './home-mistakes.ts';
export { exposureMistakes } from './exposure-mistakes.ts';
export {
  parseAddress,
  parseAddress4,
  parseAddress6,
  parseCidr,
  parseCidr4,
  parseCidr6,
} from './parse-addresses.ts';
export { parseAdvertised } from './parse-advertised.ts';
export { parseMilliseconds, parseSeconds } from './parse-duration.ts';
export { parseMachine } from './parse-machine.ts';
export { parseNodePorts } from './parse-node-ports.ts';
export { parseSourceRange } from './parse-source-range.ts';
export { parsePorts } from './port-text.ts';
export { publicWayMistakes } from './public-way-mistakes.ts';
export { resolverMistakes } from './resolver-mistakes.ts';
export { recordMistakes } from './record-mistakes.ts';
export { forwardMistakes, routingMistakes } from './routing-mistakes.ts';
export { tunnelMistakes } from './tunnel-mistakes.ts';
export { isSchedule } from './schedule-problem.ts';
export { missingNamespace, serviceMistakes } from './service-mistakes.ts';
