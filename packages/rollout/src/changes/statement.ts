import type { NetworkFacts } from '@netloom/network-model';

/** What a statement is about, in the order in which a plan prints them, with its heading. */
export const TOPICS = {
  addresses: 'addresses',
  hosts: 'hosts, public and private',
  records: 'DNS records',
  routes: 'routes of the tailnet',
  reach: 'who reaches what',
  firewall: 'firewall',
  policies: 'network policies',
  operators: 'operators',
  running: 'operators in the cluster',
  settings: 'everything else',
} as const;
export type Topic = keyof typeof TOPICS;

// Object.keys forgets the type of a record's keys, and that there is one
export const TOPIC_NAMES = Object.keys(TOPICS) as [Topic, ...Topic[]];

/** One change in network words: `~ node:ichigo` `moves from 192.168.7.223 to 192.168.7.226`. */
export interface NetworkChange {
  readonly action: 'add' | 'change' | 'remove';
  readonly subject: string;
  readonly text: string;
}

export interface Statement extends NetworkChange {
  readonly topic: Topic;
}

/** Two networks, or two states of one. */
export interface Networks {
  readonly before: NetworkFacts;
  readonly after: NetworkFacts;
}

export function added(subject: string, text: string): NetworkChange {
  return { action: 'add', subject, text };
}

export function changed(subject: string, text: string): NetworkChange {
  return { action: 'change', subject, text };
}

export function removed(subject: string, text: string): NetworkChange {
  return { action: 'remove', subject, text };
}
