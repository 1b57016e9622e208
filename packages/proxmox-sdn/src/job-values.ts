import { ObjectName } from '@netloom/chart-kit';
import * as z from 'zod';

const Host = z.strictObject({
  name: ObjectName.describe('Name of the host, as Proxmox has it.'),
  origin: z
    .string()
    .regex(/^https:\/\/([0-9.]+|\[[0-9a-fA-F:]+\]):[0-9]{1,5}$/, 'https://ADDRESS:8006')
    .describe('Its API, by address: the jobs use no DNS.'),
  fingerprint: z
    .string()
    .regex(/^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$/, 'SHA-256 as `pvenode cert info` prints it')
    .optional()
    .describe('SHA-256 of its certificate; wins over `api.ca`.'),
});

export const ApiValues = z
  .strictObject({
    hosts: z
      .array(Host)
      .default([])
      .describe('Every Proxmox host. The first that answers is used, and each must run the result.'),
    ca: z
      .string()
      .regex(/^((-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]+\n)+-----END CERTIFICATE-----\n?)+)?$/)
      .default('')
      .describe('CA of the hosts without a fingerprint, as PEM.'),
    credentials: z
      .strictObject({
        existingSecret: z
          .string()
          .max(253)
          .regex(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$/, 'empty or the name of a Secret')
          .default('')
          .describe('Secret that holds the API token; without it the jobs fail to render.'),
        key: z
          .string()
          .regex(/^[-._a-zA-Z0-9]{1,253}$/)
          .default('token')
          .describe('Key of the token in the Secret: one line, user@realm!id=secret.'),
      })
      .prefault({})
      .describe('The API token: always an existing Secret.'),
  })
  .prefault({})
  .describe('How the jobs reach the Proxmox API.');

export const DriftValues = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether the CronJob `proxmox-sdn-drift` compares.'),
    schedule: z.string().min(1).default('*/15 * * * *').describe('When, as a cron expression.'),
    suspend: z.boolean().default(false).describe('Whether it pauses.'),
  })
  .prefault({})
  .describe('Compares Proxmox with these values and changes nothing.');

export const ReconcileValues = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe('Whether a Job applies these values to Proxmox, once for each change of them.'),
    adopt: z
      .boolean()
      .default(false)
      .describe('Whether it takes over objects of the same names that somebody else made.'),
  })
  .prefault({})
  .describe('Changes Proxmox. It never deletes.');

/** The nodes on the virtual networks, which no change may cut off. */
export const NodeValues = z.strictObject({
  name: ObjectName.describe('Name of the node.'),
  address: z
    .string()
    .regex(/^[0-9a-fA-F.:]+$/, 'an IPv4 or IPv6 address')
    .describe('One of its addresses.'),
});
