import { REGISTRY_PATTERNS } from '@netloom/network-model';

/** Where charts are kept in a registry: each chart has a repository of its own name below `path`. */
export interface Repository {
  /** With its port, where one is written. */
  readonly host: string;
  /** Without slashes at its ends; empty for the root of the registry. */
  readonly path: string;
}

export type ParsedRepository =
  | { readonly ok: true; readonly value: Repository }
  | { readonly ok: false; readonly message: string };

const PATH = new RegExp(`^${REGISTRY_PATTERNS.path}$`);
const HOST = new RegExp(`^(?:${REGISTRY_PATTERNS.host}|\\[[0-9a-f:]+\\])(?::${REGISTRY_PATTERNS.port})?$`);
const LOOPBACK = /^(?:localhost|127\.[0-9.]+|\[::1\])(?::[0-9]+)?$/;

/** Parses `oci://HOST[:PORT]/PATH`. */
export function parseRepository(text: string): ParsedRepository {
  if (text.includes('@')) {
    // the part before the @ may be a password: it is not repeated.
    return refuse('a repository has no "@": credentials are given with --username and --password-stdin.');
  }
  if (!text.startsWith('oci://')) {
    const rest = text.replace(/^[a-z]*:\/\//i, '');
    return refuse(
      `"${text}" is not a repository: it starts with oci://. Did you mean ${JSON.stringify(`oci://${rest}`)}?`,
    );
  }
  if (text !== text.toLowerCase()) {
    return refuse(
      `"${text}" has upper-case letters, which no registry takes. Did you mean "${text.toLowerCase()}"?`,
    );
  }
  const [host = '', ...components] = text.slice('oci://'.length).replace(/\/$/, '').split('/');
  const path = components.join('/');
  if (!HOST.test(host) || !URL.canParse(`https://${host}`)) {
    return refuse(`"${host}" in "${text}" is not the name of a host, with or without a port.`);
  }
  if (path !== '' && !PATH.test(path)) {
    return refuse(
      `"${path}" in "${text}" is not a path: it is made of a-z, 0-9, ".", "_" and "-", and has no tag, since a chart's tag is its version.`,
    );
  }
  return { ok: true, value: { host, path } };
}

/** The repository of one chart, as the registry names it. */
export function chartRepository({ path }: Repository, chart: string): string {
  return path === '' ? chart : `${path}/${chart}`;
}

/** Whether the host is this machine, so that unencrypted traffic does not leave it. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

function refuse(message: string): ParsedRepository {
  return { ok: false, message };
}
