import * as z from 'zod';
import { Name } from '../names.ts';
import { RESOLVER_KINDS } from '../resolvers/kinds.ts';
import { Address4, Address6 } from './addresses.ts';
import { Webhook } from './dns.ts';
import { SourceRange } from './endpoints.ts';
import { refuse } from './refuse.ts';
import { resolverMistakes } from './resolver-mistakes.ts';
import { Line, PlainHostname, SecretKey } from './texts.ts';

/** Who answers the devices at home. */
export const Resolver = z
  .strictObject({
    name: Name.describe('Name of the resolver.'),
    kind: z.enum(RESOLVER_KINDS).describe('The program that answers.'),
    address: Address4.describe('The IPv4 address that devices ask.'),
    address6: Address6.optional().describe('Its IPv6 address.'),
    serves: z
      .array(PlainHostname)
      .default([])
      .describe(
        'Domains whose names it answers itself, with the addresses at home, e.g. `example.com`; it asks others for the rest.',
      ),
    clients: z
      .array(SourceRange)
      .min(1)
      .optional()
      .describe('Who asks it, e.g. `segment:servers`; `segments` unless stated.'),
    rebindProtection: z
      .boolean()
      .optional()
      .describe(
        'Whether it drops private addresses that others answer (DNS rebind protection), but for the domains that it serves; unknown unless stated.',
      ),
    credentials: z
      .strictObject({
        existingSecret: Name.describe('Secret with the password or token, in the namespace external-dns.'),
        key: SecretKey.default('password').describe('Its key.'),
      })
      .optional()
      .describe(
        'Where the password lies with which external-dns writes the rows of `serves`: with pihole, or with `webhook`. Without it they are a text to load by hand, where the program reads one.',
      ),
    url: Line.optional().describe('With pihole: the URL of its API; http at its address unless stated.'),
    webhook: Webhook.optional().describe("The program that external-dns' webhook provider asks."),
  })
  .check(refuse(resolverMistakes));
