import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const SecretKey = z.strictObject({
  name: z.string().min(1).describe('The Secret, in the namespace of cert-manager.'),
  key: z.string().min(1).describe('Its key.'),
});

const Dns01 = z.strictObject({
  cloudflare: z
    .strictObject({ apiTokenSecretRef: SecretKey.describe('A token of the API.') })
    .optional()
    .describe('Cloudflare.'),
  digitalocean: z
    .strictObject({ tokenSecretRef: SecretKey.describe('A token of the API.') })
    .optional()
    .describe('DigitalOcean.'),
  route53: z
    .strictObject({
      region: z.string().optional().describe('The region of the API.'),
      accessKeyIDSecretRef: SecretKey.describe('The id of the access key.'),
      secretAccessKeySecretRef: SecretKey.describe('The access key.'),
    })
    .optional()
    .describe('Route 53.'),
  rfc2136: z
    .strictObject({
      nameserver: z.string().min(1).describe('Address and port of the name server.'),
      tsigKeyName: z.string().min(1).describe('Name of the TSIG key.'),
      tsigAlgorithm: z.string().min(1).describe('Its algorithm.'),
      tsigSecretSecretRef: SecretKey.describe('The key itself.'),
    })
    .optional()
    .describe('A name server that takes updates (RFC 2136).'),
  webhook: z
    .strictObject({
      groupName: z.string().min(1).describe('The API group that the webhook serves.'),
      solverName: z.string().min(1).describe('What the webhook calls its solver.'),
      config: z.record(z.string(), z.unknown()).optional().describe('Configuration of the webhook.'),
    })
    .optional()
    .describe('A webhook of cert-manager.'),
});

const Http01 = z.strictObject({
  ingress: z
    .strictObject({
      ingressClassName: z.string().min(1).describe('What serves the Ingress that answers.'),
      ingressTemplate: z
        .strictObject({
          metadata: z.strictObject({
            labels: z.record(z.string(), z.string()).describe('Labels of that Ingress.'),
          }),
        })
        .optional()
        .describe('What that Ingress has besides.'),
    })
    .optional()
    .describe('The answer is an Ingress.'),
  gatewayHTTPRoute: z
    .strictObject({
      parentRefs: z
        .array(
          z.strictObject({
            group: z.literal('gateway.networking.k8s.io').describe('Its API group.'),
            kind: z.literal('Gateway').describe("Its kind, which cert-manager's webhook asks for."),
            name: z.string().min(1).describe('The Gateway.'),
            namespace: z.string().min(1).describe('Its namespace.'),
            sectionName: z.string().min(1).describe('Its listener for plain http.'),
          }),
        )
        .min(1)
        .describe('Where the route is attached.'),
    })
    .optional()
    .describe('The answer is an HTTPRoute.'),
});

const ClusterIssuerSpec = z.strictObject({
  acme: z.strictObject({
    server: z.string().min(1).describe('Directory of the ACME server.'),
    email: z.string().optional().describe('Address for notices about the account.'),
    privateKeySecretRef: z.strictObject({
      name: z.string().min(1).describe('Secret that cert-manager writes the key of its account to.'),
    }),
    solvers: z
      .array(
        z.strictObject({
          selector: z
            .strictObject({
              dnsNames: z.array(z.string()).min(1).optional().describe('The names; before any zone.'),
              dnsZones: z.array(z.string()).min(1).optional().describe('Zones; the longest counts.'),
            })
            .describe('Which names it proves.'),
          dns01: Dns01.optional().describe('By a record in the zone.'),
          http01: Http01.optional().describe('By an answer to a request.'),
        }),
      )
      .describe('How names are proven.'),
  }),
});
export type ClusterIssuerSpec = ReadonlyDeep<z.output<typeof ClusterIssuerSpec>>;

/** The part of cert-manager's ClusterIssuer that netloom writes. */
export const ClusterIssuer = defineKind({
  apiVersion: 'cert-manager.io/v1',
  kind: 'ClusterIssuer',
  plural: 'clusterissuers',
  scope: 'Cluster',
  spec: ClusterIssuerSpec,
});
