import { imageValues, Namespace } from '@netloom/chart-kit';
import * as z from 'zod';
import { BUSYBOX } from './busybox.ts';

/** Texts that become arguments of the pod's script: nothing that could be an option, or more than one word. */
const Name = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'a host name');
const Host = z
  .string()
  .max(253)
  .regex(/^[0-9a-z][0-9a-z.:-]*$/, 'an address or a host name');

export const HelmTestValues = z
  .strictObject({
    namespace: Namespace.default('netloom-system').describe('Where the pod of `helm test` runs.'),
    image: imageValues(BUSYBOX),
    names: z.array(Name).default([]).describe('Names that CoreDNS must resolve.'),
    endpoints: z
      .array(
        z.strictObject({
          host: Host.describe('An address or a host name.'),
          port: z.int().min(1).max(65535).describe('A TCP port.'),
        }),
      )
      .default([])
      .describe('Endpoints that must accept a TCP connection from a pod.'),
  })
  .prefault({})
  .describe(
    'What `helm test` checks from a pod; no network policy is opened for it. No pod without names and endpoints.',
  );
