import type { Participant } from '../mermaid/sequence.ts';

export const USER: Participant = { id: 'User', name: 'User' };
export const TRAEFIK: Participant = { id: 'Traefik', name: 'Traefik' };
export const SERVICE: Participant = { id: 'SVC', name: 'K8s Service' };
export const APP: Participant = { id: 'App', name: 'App Pod' };
