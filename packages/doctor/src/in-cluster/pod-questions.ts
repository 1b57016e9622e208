import type { Network } from '@netloom/network-model';
import type { CheckSubject } from '../check.ts';
import { namesOf } from '../checks/dns/names.ts';
import { API_SERVER, podTargets } from '../checks/policies/pod-targets.ts';
import { dnsQuestion } from './pod-answers.ts';

/** Subjects with checks that look from a pod. */
export const POD_SUBJECTS: readonly CheckSubject[] = ['dns', 'policies'];

/** What the checks that look from a pod want to know. */
export function podQuestions(network: Network): readonly string[] {
  const targets = podTargets(network);
  const names = network.dns === null ? [] : namesOf(network);
  return [
    ...names.flatMap((name) => [dnsQuestion(name, 'A'), dnsQuestion(name, 'AAAA')]),
    ...(targets.length === 0 ? [] : [...targets.map(({ question }) => question), API_SERVER]),
  ];
}
