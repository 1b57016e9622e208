import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';

const Milliseconds = z.int().min(10).max(60000);

const BFDProfileSpec = z.strictObject({
  receiveInterval: Milliseconds.optional().describe(
    'Shortest interval of packets it takes, in milliseconds.',
  ),
  transmitInterval: Milliseconds.optional().describe(
    'Shortest interval of packets it sends, in milliseconds.',
  ),
  detectMultiplier: z.int().min(2).max(255).optional().describe('Packets lost before the session is down.'),
  echoInterval: Milliseconds.optional().describe('Shortest interval of echo packets, in milliseconds.'),
  echoMode: z.boolean().optional().describe('true: sends echo packets.'),
  passiveMode: z.boolean().optional().describe('true: waits for the other side to begin.'),
  minimumTtl: z.int().min(1).max(254).optional().describe('Smallest TTL taken in a multi-hop session.'),
});

/** How fast a BGP session notices that the other side is gone. */
export const BFDProfile = defineKind({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'BFDProfile',
  plural: 'bfdprofiles',
  scope: 'Namespaced',
  spec: BFDProfileSpec,
});
