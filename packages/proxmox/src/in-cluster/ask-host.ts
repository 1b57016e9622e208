import { ApiToken, parseFingerprint, ProxmoxClient, ProxmoxError, type Trust } from '../client/index.ts';
import type { Host, JobInput } from './job-input.ts';
import { CannotTell } from './cannot-tell.ts';

/** The host that is asked, and the client that asks it. */
export interface Asked {
  readonly host: string;
  readonly client: ProxmoxClient;
}

/** The first host that answers: the configuration is the cluster's, and each of them tells of all. */
export async function askHost(options: {
  readonly input: JobInput;
  readonly token: string;
  readonly signal: AbortSignal;
}): Promise<Asked> {
  const { input, signal } = options;
  const token = ApiToken.parse(options.token);
  // the text may be a secret: it is never shown
  if (token === null)
    throw new CannotTell('The Secret holds no API token: its key is one line, user@realm!id=secret.');
  const silent: string[] = [];
  for (const host of input.hosts) {
    const client = ProxmoxClient.of({ origin: host.origin, token, trust: trustOf(host, input.ca), signal });
    try {
      await client.version();
      return { host: host.name, client };
    } catch (error) {
      await client.close();
      if (!(error instanceof ProxmoxError)) throw error;
      if (error.trouble !== 'unreachable') throw refusedBy(host, error);
      silent.push(`${host.name} (${host.origin}): ${error.said}`);
    }
  }
  throw new CannotTell(
    `No Proxmox host answers: ${silent.join('; ')}. Is port 8006 open for the addresses of the nodes?`,
  );
}

function trustOf({ name, fingerprint }: Host, ca: string): Trust {
  if (fingerprint === undefined) {
    // Node would take the public CAs
    if (ca === '')
      throw new CannotTell(`${name} has neither a fingerprint nor a CA: nobody knows that it is the host.`);
    return { kind: 'ca', pem: ca };
  }
  const sha256 = parseFingerprint(fingerprint);
  if (sha256 === null) throw new CannotTell(`The fingerprint of ${name} is no SHA-256.`);
  return { kind: 'fingerprint', sha256 };
}

function refusedBy({ name, origin }: Host, error: ProxmoxError): CannotTell {
  if (error.trouble !== 'untrusted')
    return new CannotTell(`${name} (${origin}): ${error.message}`, { cause: error });
  return new CannotTell(
    `${name} (${origin}) is not trusted: ${error.said}. Nothing was sent. Compare with \`pvenode cert info\` on it: a renewed certificate needs its fingerprint or its CA in the network.`,
    { cause: error },
  );
}
