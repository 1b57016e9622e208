import { Cidr } from '@netloom/addresses';

// no zod here: the form of the values calls these functions by name

interface Roles {
  readonly subnetRouter?: object | undefined;
  readonly appConnector?: object | undefined;
  readonly exitNode?: boolean | undefined;
}

interface Hostnames {
  readonly hostname?: string | undefined;
  readonly hostnamePrefix?: string | undefined;
  readonly replicas?: number | undefined;
}

export function isRoute(text: string): boolean {
  return Cidr.parse(text).ok;
}

// the four below are the CRD's own CEL rules of a Connector

export function hasRole({ subnetRouter, appConnector, exitNode }: Roles): boolean {
  return subnetRouter !== undefined || appConnector !== undefined || exitNode === true;
}

export function hasRolesOfOneKind({ subnetRouter, appConnector, exitNode }: Roles): boolean {
  return appConnector === undefined || (subnetRouter === undefined && exitNode !== true);
}

export function isHostnameOfOne({ hostname, replicas = 1 }: Hostnames): boolean {
  return hostname === undefined || replicas <= 1;
}

export function hasOneHostname({ hostname, hostnamePrefix }: Hostnames): boolean {
  return hostname === undefined || hostnamePrefix === undefined;
}
