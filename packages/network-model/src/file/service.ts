import * as z from 'zod';
import { Name, Port } from '../names.ts';
import { Exposure } from './exposure.ts';
import { Labels } from './texts.ts';

export const Service = z.strictObject({
  name: Name.describe('Name of the Service.'),
  namespace: Name.describe('Its namespace.'),
  scheme: z.enum(['http', 'https', 'h2c']).default('http').describe('What its port speaks.'),
  port: Port.default(80).describe("The Service's port."),
  targetPort: Port.optional().describe("The pods' port; without it no network policy can let anybody in."),
  selector: Labels.optional().describe("The pods' labels; without them no network policy can name the pods."),
  metricsPort: Port.optional().describe("The pods' port for Prometheus."),
  webhookPort: Port.optional().describe("The pods' port that the API server calls webhooks on."),
  expose: z.array(Exposure).default([]).describe('The host names that lead to it.'),
});

export const Monitoring = z.strictObject({
  namespace: Name.default('monitoring').describe('Namespace of Prometheus.'),
  selector: Labels.prefault({ 'app.kubernetes.io/name': 'prometheus' }).describe(
    "Labels of Prometheus' pods.",
  ),
});
