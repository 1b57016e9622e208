import { findNeeds } from './find-needs.ts';
import { reasonsToLeaveOpen } from './open-namespaces.ts';
import { Planner, type LetIn, type ProposalInput } from './planner.ts';
import type { OpenNamespace } from './proposal.ts';

/** What would be let in, before it is checked as a network. */
export interface PlannedDeny extends LetIn {
  readonly namespaces: readonly string[];
  readonly open: readonly OpenNamespace[];
}

/** Default deny for each namespace in which all that is known to connect can be let in. `refused` stay open. */
export function planDeny(input: ProposalInput, refused: ReadonlyMap<string, readonly string[]>): PlannedDeny {
  const { draft, sources } = input;
  const namespaces = [
    ...new Set(
      [...draft.services.values()]
        .filter(({ selector }) => selector.length > 0)
        .map(({ namespace }) => namespace),
    ),
  ].toSorted();
  const open = new Map(
    namespaces.map((namespace) => [
      namespace,
      [...reasonsToLeaveOpen(namespace, draft, sources), ...(refused.get(namespace) ?? [])],
    ]),
  );
  const needs = findNeeds(draft, sources).filter(({ namespace }) => open.get(namespace)?.length === 0);
  const cut = new Planner(input).plan(needs).cut;
  for (const { namespace, service, why } of cut) {
    open.get(namespace)?.push(`service ${service} would be cut off: ${why}`);
  }
  const isDenied = ({ namespace }: { readonly namespace: string }): boolean =>
    open.get(namespace)?.length === 0;
  // once more, so that nothing is written for what stays open
  const { flows, services, firewall, monitoring } = new Planner(input).plan(needs.filter(isDenied));
  return {
    namespaces: namespaces.filter((namespace) => isDenied({ namespace })),
    ...{ flows, cut, services, firewall, monitoring },
    open: namespaces
      .map((namespace) => ({ namespace, why: [...new Set(open.get(namespace) ?? [])] }))
      .filter(({ why }) => why.length > 0),
  };
}
