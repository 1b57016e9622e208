import type { Network } from '@netloom/network-model';
import { namesOf } from '../checks/dns/names.ts';
import { podTargets } from '../checks/policies/pod-targets.ts';
import { dnsQuestion, tcpQuestion } from './pod-answers.ts';

/** What the checks that look from a pod want to know. */
export function podQuestions(network: Network): readonly string[] {
  const names = network.dns === null ? [] : namesOf(network);
  return [
    ...names.flatMap((name) => [dnsQuestion(name, 'A'), dnsQuestion(name, 'AAAA')]),
    ...podTargets(network).map(({ host, port }) => tcpQuestion(host, port)),
  ];
}
