export type {
  FirewallOptions,
  NamedGroup,
  NamedSet,
  PendingEntry,
  PlainEntry,
  RuleEntry,
  SetEntry,
  TaskStatus,
  VNetStatus,
  ZoneStatus,
} from './answers.ts';
export { ApiToken } from './api-token.ts';
export { connectTcp, type TcpAnswer } from './connect-tcp.ts';
export { FirewallClient, type RuleListName } from './firewall-client.ts';
export { ProxmoxClient, type ClientOptions, type SdnCollection } from './proxmox-client.ts';
export { ProxmoxError, type ProxmoxErrorKind } from './proxmox-error.ts';
export type { Parameters } from './send.ts';
export { parseFingerprint, type Trust } from './trust.ts';
export type { ProxmoxVersion } from './version.ts';
