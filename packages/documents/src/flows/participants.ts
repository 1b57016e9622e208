import type { Participant } from '../mermaid/sequence.ts';

export const USER: Participant = { id: 'User', name: 'User' };
export function proxy(name: string): Participant {
  return { id: 'Traefik', name };
}
export const SERVICE: Participant = { id: 'SVC', name: 'K8s Service' };
export const APP: Participant = { id: 'App', name: 'App Pod' };
