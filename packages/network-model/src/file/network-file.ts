import * as z from 'zod';
import { Name } from '../names.ts';
import type { ReadonlyDeep } from '../readonly-deep.ts';
import { answerMistakes } from './answer-mistakes.ts';
import { API_VERSION } from './api-version.ts';
import { Cluster } from './cluster.ts';
import { Delivery } from './delivery.ts';
import { Dns } from './dns.ts';
import { DocsScope } from './docs-scope.ts';
import { Documents } from './documents.ts';
import { FirewallRule } from './firewall.ts';
import { homeMistakes } from './home-mistakes.ts';
import { ingressMistakes } from './ingress-mistakes.ts';
import { Ingress, NamedIngress, Tls } from './ingress.ts';
import { Intent } from './intents.ts';
import { Issuer } from './issuers.ts';
import { Lan, Router, Segment } from './lan.ts';
import { LoadBalancer } from './load-balancer.ts';
import { Operators } from './operators.ts';
import { Policies } from './policies.ts';
import { Proxmox } from './proxmox.ts';
import { refuse, refuseKeys } from './refuse.ts';
import { Resolver } from './resolvers.ts';
import { Routing } from './routing.ts';
import { Monitoring, Service } from './service.ts';
import { Tailnet } from './tailnet.ts';
import { Domain } from './texts.ts';
import { Tunnel } from './tunnel.ts';
import { Vpn } from './vpns.ts';
import { Waiver } from './waivers.ts';

/** network.yaml as written: the only thing a person edits. */
export const NetworkFile = z
  .strictObject({
    apiVersion: z.literal(API_VERSION).describe('The version of this format.'),
    name: Name.describe('Name of the network: one network, one cluster.'),
    domain: Domain.describe('The public domain that the network owns.'),
    lan: Lan.optional().describe('The home network, where it is one link. Either this or `segments`.'),
    segments: z
      .array(Segment)
      .min(1)
      .optional()
      .describe('The links of the home network, where it has several, such as VLANs.'),
    router: Router.optional().describe('What has the gateway addresses of the segments.'),
    routing: Routing.optional().describe(
      'What the router lets through between segments and from the internet; unknown unless stated.',
    ),
    proxmox: Proxmox.optional().describe('The hypervisors and their software-defined network.'),
    cluster: Cluster.describe('The cluster.'),
    loadBalancer: LoadBalancer.optional().describe(
      'Which addresses Services get, from whom, and where they are announced.',
    ),
    ingress: Ingress.optional().describe(
      'The ingress controller: the entry point for internal hosts. Either this or `ingresses`.',
    ),
    ingresses: z
      .array(NamedIngress)
      .min(1)
      .optional()
      .describe('The entry points, where there are several, or one that is not the Traefik of K3s.'),
    tls: Tls.optional().describe(
      'The wildcard certificate of the ingress domain; `ingresses` have their own.',
    ),
    issuers: z
      .array(Issuer)
      .min(1)
      .optional()
      .describe(
        "cert-manager's ClusterIssuers: those that netloom makes, and those that are only known. Where some are stated, `tls` names one of them.",
      ),
    dns: Dns.optional().describe('The public zones and the records in them.'),
    resolvers: z
      .array(Resolver)
      .default([])
      .describe('Who answers the devices at home, and for which names.'),
    tunnel: Tunnel.optional().describe('The Cloudflare tunnel: the entry point for public hosts.'),
    tailnet: Tailnet.optional().describe('The Tailscale network and its routers inside the cluster.'),
    vpns: z
      .array(Vpn)
      .default([])
      .describe('VPNs beside the tailnet, such as WireGuard on the router: known, not configured.'),
    services: z.array(Service).default([]).describe('The Services and the hosts that lead to them.'),
    monitoring: Monitoring.optional().describe('Prometheus, which metrics ports must let in.'),
    firewall: z.array(FirewallRule).default([]).describe('Traffic that the firewalls let through.'),
    policies: Policies.prefault({}).describe('Network policies of the cluster.'),
    intents: z.array(Intent).default([]).describe('Who must, and who must not, reach what.'),
    waivers: z
      .array(Waiver)
      .default([])
      .describe('Findings that are ignored until a date, each with its reason.'),
    documents: Documents.prefault({}).describe('Which documents `netloom build` writes.'),
    operators: Operators.prefault({}).describe('Pinned chart versions of the controllers.'),
    delivery: Delivery.optional().describe('How Argo CD installs the network.'),
    docs: DocsScope.optional().describe('The texts of your own that must agree with the network.'),
  })
  .check(refuseKeys(homeMistakes))
  .check(refuse(ingressMistakes), refuse(answerMistakes));
export type NetworkFile = ReadonlyDeep<z.output<typeof NetworkFile>>;
