import * as z from 'zod';
import { Name } from '../names.ts';
import { Line } from './texts.ts';

export const LETS_ENCRYPT = 'https://acme-v02.api.letsencrypt.org/directory';

const Acme = z.strictObject({
  server: z
    .string()
    .max(2048)
    .regex(/^https:\/\/[^\s/]+(\/\S*)?$/, 'the directory of an ACME server is an https URL')
    .default(LETS_ENCRYPT)
    .describe(
      "Directory of the ACME server; that of Let's Encrypt unless stated. https://acme-staging-v02.api.letsencrypt.org/directory is for trials.",
    ),
  email: Line.optional().describe('Address for notices about the account; it may be left out.'),
  accountKey: Name.optional().describe(
    'Secret in which cert-manager keeps the key of its account; `<issuer>-account-key` unless stated.',
  ),
});

export const Issuer = z.strictObject({
  name: Name.describe("Name of cert-manager's ClusterIssuer: `tls.issuer` names it."),
  acme: Acme.optional().describe(
    'How it is made: for each zone under `dns` it proves names by records of its provider. Without this key the issuer is only known: somebody else makes it.',
  ),
});
