import {
  addressesOf,
  describeRanges,
  printEndpoint,
  type AddressClaim,
  type Claim,
  type FirewallRule,
} from '@netloom/network-model';
import { subjectId } from '../../data/subject-id.ts';
import { h } from '../dom/element.ts';
import { severityMark } from '../findings/severity-mark.ts';
import type { PageContext } from '../page-context.ts';
import type { Subject } from '../subjects/subject.ts';

/** More rows than these of one section are counted only. */
const MOST = 12;

export function claimSection({ owner }: Subject, { facts }: PageContext): HTMLElement | null {
  if (owner === null) return null;
  const claims = facts.ledger.claims.filter((claim) => claim.owner === owner);
  return listSection(
    'Claims',
    claims.map((claim) => h('li', { class: 'code' }, describeClaim(claim))),
  );
}

function describeClaim(claim: Claim): string {
  switch (claim.kind) {
    case 'addresses':
      return `${claim.purpose} ${describeRanges([claim.interval])}`;
    case 'name':
      return `${claim.view} name ${claim.name}`;
    case 'port':
      return `port ${claim.port}/${claim.protocol} on ${claim.on}`;
    default:
      return claim satisfies never;
  }
}

export function findingSection(subject: Subject, context: PageContext): HTMLElement | null {
  const { data, subjects, store } = context;
  const found = data.findings.filter(({ at, related }) =>
    [at, ...related.map((place) => place.at)].some(
      (place) => place !== null && subjects.at(place)?.id === subject.id,
    ),
  );
  return listSection(
    'Findings',
    found.map(({ code, severity, message }) =>
      h(
        'li',
        {},
        h('a', { href: store.linkTo({ view: 'findings', code }) }, severityMark(severity, code)),
        h('p', {}, message),
      ),
    ),
  );
}

/** Rules whose sender or receiver has one of its addresses. */
export function ruleSection({ owner }: Subject, { facts, store }: PageContext): HTMLElement | null {
  const { ledger, network } = facts;
  const own = ledger.claims.flatMap((claim) => (isOwn(claim, owner) ? [claim.interval] : []));
  if (own.length === 0) return null;
  const meets = (rule: FirewallRule): boolean =>
    [rule.from, rule.to].some((end) => {
      const addresses = addressesOf(end, ledger);
      return own.some((interval) => addresses.overlaps(interval));
    });
  return listSection(
    'Firewall rules',
    network.firewall
      .filter(meets)
      .map(({ name, from, to }) =>
        h(
          'li',
          {},
          h('a', { class: 'code', href: store.linkTo({ selected: subjectId.firewallRule(name) }) }, name),
          h('span', { class: 'caption' }, ` ${printEndpoint(from)} to ${printEndpoint(to)}`),
        ),
      ),
  );
}

/** A network is in every rule: only machines and pools are asked for. */
function isOwn(claim: Claim, owner: string | null): claim is AddressClaim {
  return claim.kind === 'addresses' && claim.owner === owner && claim.purpose !== 'subnet';
}

export function relatedSection({ related }: Subject, { subjects, store }: PageContext): HTMLElement | null {
  const items = related.flatMap((id) => {
    const subject = subjects.find(id);
    if (subject === null) return [];
    return [
      h(
        'li',
        {},
        h('a', { class: 'code', href: store.linkTo({ selected: id }) }, subject.label),
        h('span', { class: 'caption' }, ` ${subject.kind}`),
      ),
    ];
  });
  return listSection('Belongs to', items);
}

function listSection(title: string, items: readonly HTMLElement[]): HTMLElement | null {
  if (items.length === 0) return null;
  const more = items.length - MOST;
  return h(
    'section',
    {},
    h('h3', {}, title),
    h(
      'ul',
      { class: 'plain' },
      ...items.slice(0, MOST),
      more > 0 ? h('li', { class: 'caption' }, `and ${more} more`) : null,
    ),
  );
}
