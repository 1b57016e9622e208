/** What schemas demand beyond the type of a value. Each is named here, so that the decoder without zod calls it, too. */

export function isNoWildcard(name: string): boolean {
  return !name.startsWith('*.');
}

/** Its wildcard must be a host name, too. */
export function isShortDomain(name: string): boolean {
  return name.length <= 251;
}

export function hasEntries(object: object): boolean {
  return Object.values(object).some((value) => value !== undefined);
}

export function hasAddress({
  address,
  address6,
}: {
  readonly address?: unknown;
  readonly address6?: unknown;
}): boolean {
  return address !== undefined || address6 !== undefined;
}

/** The parts of a community are 16 bits wide (RFC 1997), those of a large one 32 (RFC 8092); MetalLB refuses others. */
export function isCommunityInRange(community: string): boolean {
  const parts = community.split(':');
  const most = parts[0] === 'large' ? 2 ** 32 - 1 : 2 ** 16 - 1;
  // a text without a colon is a name.
  return parts.length === 1 || parts.every((part) => !(Number(part) > most));
}

/** 31 bits: RFC 2181, 8. */
export const TTL_MOST = 2_147_483_647;

export function isTtl(seconds: number): boolean {
  return seconds >= 1 && seconds <= TTL_MOST;
}

export function isConnectorInUse(connector: {
  readonly advertise: readonly unknown[];
  readonly exitNode: boolean;
}): boolean {
  return connector.advertise.length > 0 || connector.exitNode;
}

/** Whether a VPN has addresses. */
export function hasRange({
  range,
  range6,
}: {
  readonly range?: unknown;
  readonly range6?: unknown;
}): boolean {
  return range !== undefined || range6 !== undefined;
}
