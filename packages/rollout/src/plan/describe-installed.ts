import { NETLOOM_RELEASE } from '@netloom/cluster';
import type { Installed } from '../observe/read-installed.ts';

/** `revision 3 of the release netloom` */
export function describeInstalled(installed: Installed): string {
  switch (installed.by) {
    case 'nobody':
      return 'in which no network is installed';
    case 'helm':
      return `revision ${installed.revision.number} of the release ${NETLOOM_RELEASE}`;
    case 'argo':
      return `the Argo CD Application ${installed.application}`;
    default:
      return installed satisfies never;
  }
}

/** What a person must know of it to read the plan. */
export function installedNotes(installed: Installed): readonly string[] {
  switch (installed.by) {
    case 'nobody':
      return ['this would be the first install: there is nothing to compare with'];
    case 'helm':
      return [...newer(installed), ...partial(installed)];
    case 'argo':
      return [
        `Argo CD keeps no record of what it applied last: the network.yaml in the cluster says it, rendered by the charts of this netloom. Another version of the charts there looks like an edit, and what the Application ${installed.application} has not synced yet like a deletion`,
      ];
    default:
      return installed satisfies never;
  }
}

type Released = Extract<Installed, { readonly by: 'helm' }>;

function newer({ revision, newer: next }: Released): readonly string[] {
  if (next === null) return [];
  return [
    `revision ${next.number} is ${next.status}: this compares with revision ${revision.number}, the last that was deployed, and takes what the other wrote for edits`,
  ];
}

function partial({ revision: { number, status } }: Released): readonly string[] {
  if (status === 'deployed') return [];
  return [`revision ${number} is ${status}: it may be there only in part`];
}
