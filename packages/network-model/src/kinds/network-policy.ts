import { defineKind, LabelMap, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const LabelSelector = z.strictObject({
  matchLabels: LabelMap.optional().describe('Labels that must be there; none is everything.'),
});

const NetworkPolicyPort = z.strictObject({
  protocol: z.enum(['TCP', 'UDP']).describe('Transport protocol.'),
  port: z
    .int()
    .min(1)
    .max(65535)
    .describe("The pod's port, not the Service's: policies see packets after kube-proxy."),
  endPort: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('The last port of a range that begins with `port`; that port alone if unset.'),
});

export const NetworkPolicyPeer = z.strictObject({
  namespaceSelector: LabelSelector.optional().describe("Namespaces; the policy's own if unset."),
  podSelector: LabelSelector.optional().describe('Pods in those namespaces; all of them if unset.'),
  ipBlock: z
    .strictObject({
      cidr: z.string().describe('Addresses outside of the selectors, as a CIDR.'),
      except: z.array(z.string()).optional().describe('CIDRs inside of it that are left out.'),
    })
    .optional()
    .describe('A CIDR instead of pods.'),
});
export type NetworkPolicyPeer = ReadonlyDeep<z.output<typeof NetworkPolicyPeer>>;

/** No rules means no peer: the API server drops an empty list, and each upgrade would then rewrite the object. */
const NetworkPolicySpec = z.strictObject({
  podSelector: LabelSelector.describe('Pods that the policy holds for; `{}` is every pod of the namespace.'),
  policyTypes: z
    .array(z.enum(['Ingress', 'Egress']))
    .min(1)
    .describe('Directions that are closed but for the rules.'),
  ingress: z
    .array(
      z.strictObject({
        from: z.array(NetworkPolicyPeer).optional().describe('Who may connect; anybody if unset.'),
        ports: z.array(NetworkPolicyPort).optional().describe('Ports they may reach; all if unset.'),
      }),
    )
    .min(1)
    .optional()
    .describe('What may come in; nothing if unset.'),
  egress: z
    .array(
      z.strictObject({
        to: z.array(NetworkPolicyPeer).optional().describe('What may be reached; everything if unset.'),
        ports: z.array(NetworkPolicyPort).optional().describe('Ports that may be reached; all if unset.'),
      }),
    )
    .min(1)
    .optional()
    .describe('What may go out; nothing if unset.'),
});
export type NetworkPolicySpec = ReadonlyDeep<z.output<typeof NetworkPolicySpec>>;

/** The part of networking.k8s.io's NetworkPolicy that netloom writes. */
export const NetworkPolicy = defineKind({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  plural: 'networkpolicies',
  scope: 'Namespaced',
  spec: NetworkPolicySpec,
});
