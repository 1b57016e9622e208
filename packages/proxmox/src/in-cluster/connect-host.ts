import { ApiToken, parseFingerprint, ProxmoxClient, ProxmoxError, type Trust } from '../client/index.ts';
import { CheckFailed } from './check-failed.ts';
import type { ApiHost, JobInput } from './job-input.ts';

export interface ConnectedHost {
  readonly host: string;
  readonly client: ProxmoxClient;
}

/** Connects to the first host that answers: the configuration is the cluster's, and each host serves all of it. */
export async function connectHost(options: {
  readonly input: JobInput;
  readonly token: string;
  readonly signal: AbortSignal;
}): Promise<ConnectedHost> {
  const { input, signal } = options;
  const token = ApiToken.parse(options.token);
  // the text may be a secret: it is never shown
  if (token === null) {
    throw new CheckFailed('The Secret holds no API token: its key must be one line, user@realm!id=secret.');
  }
  const unreachable: string[] = [];
  for (const host of input.hosts) {
    const client = ProxmoxClient.of({ origin: host.origin, token, trust: trustOf(host, input.ca), signal });
    try {
      await client.version();
      return { host: host.name, client };
    } catch (error) {
      await client.close();
      if (!(error instanceof ProxmoxError)) throw error;
      if (error.kind !== 'unreachable') throw notUsable(host, error);
      unreachable.push(`${host.name} (${host.origin}): ${error.detail}`);
    }
  }
  throw new CheckFailed(
    `No Proxmox host answers: ${unreachable.join('; ')}. Is port 8006 open for the addresses of the nodes?`,
  );
}

function trustOf({ name, fingerprint }: ApiHost, ca: string): Trust {
  if (fingerprint === undefined) {
    // Node would take the public CAs
    if (ca === '') {
      throw new CheckFailed(`${name} has neither a fingerprint nor a CA: its identity cannot be verified.`);
    }
    return { kind: 'ca', pem: ca };
  }
  const sha256 = parseFingerprint(fingerprint);
  if (sha256 === null) throw new CheckFailed(`The fingerprint of ${name} is not a SHA-256.`);
  return { kind: 'fingerprint', sha256 };
}

function notUsable({ name, origin }: ApiHost, error: ProxmoxError): CheckFailed {
  if (error.kind !== 'untrusted') {
    return new CheckFailed(`${name} (${origin}): ${error.message}`, { cause: error });
  }
  return new CheckFailed(
    `${name} (${origin}) is not trusted: ${error.detail}. Nothing was sent. Compare with \`pvenode cert info\` on it: a renewed certificate needs its fingerprint or its CA in the network.`,
    { cause: error },
  );
}
