import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { dnsCnameAtApex } from './dns-cname-at-apex.ts';
import { dnsCnameCircle } from './dns-cname-circle.ts';
import { dnsCnameConflict } from './dns-cname-conflict.ts';
import { dnsPrivateAddress } from './dns-private-address.ts';
import { dnsRecordOutsideZone } from './dns-record-outside-zone.ts';
import { dnsRecordTwice } from './dns-record-twice.ts';
import { dnsWildcardBlocked } from './dns-wildcard-blocked.ts';
import { proxiedOutsideCloudflare } from './proxied-outside-cloudflare.ts';
import { splitHorizonForwarderUnusable } from './split-horizon-forwarder-unusable.ts';
import { splitHorizonHidesOthers } from './split-horizon-hides-others.ts';
import { splitHorizonWithoutNames } from './split-horizon-without-names.ts';
import { txtRecordsNeverUpdated } from './txt-records-never-updated.ts';

export const dnsRules: readonly Rule<NetworkFacts>[] = [
  dnsCnameAtApex,
  dnsCnameCircle,
  dnsCnameConflict,
  dnsPrivateAddress,
  dnsRecordOutsideZone,
  dnsRecordTwice,
  dnsWildcardBlocked,
  proxiedOutsideCloudflare,
  splitHorizonForwarderUnusable,
  splitHorizonHidesOthers,
  splitHorizonWithoutNames,
  txtRecordsNeverUpdated,
];
