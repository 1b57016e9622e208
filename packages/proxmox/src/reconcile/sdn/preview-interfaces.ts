import { visible, visibleData } from '@netloom/diagnostics/visible';
import { ProxmoxError, type ProxmoxClient } from '../../client/index.ts';

/** What a commit would change in the interfaces of each host, or why Proxmox cannot say. */
export type InterfacesPreview =
  | { readonly kind: 'none'; readonly why: string }
  | {
      readonly kind: 'diffs';
      /** A diff of interfaces.d/sdn, empty where nothing would change. */
      readonly hosts: readonly { readonly host: string; readonly diff: string }[];
    };

/** The client for Proxmox' dry run, whose token needs Sys.Audit on the nodes, and where the result is shown. */
export interface PreviewInput {
  readonly client: ProxmoxClient;
  readonly show: (preview: InterfacesPreview) => void;
}

/** The dry run of all pending changes, for every host. It is only shown: a failure stops nothing. */
export async function previewInterfaces(
  client: ProxmoxClient,
  hosts: readonly string[],
): Promise<InterfacesPreview> {
  try {
    const diffs: { readonly host: string; readonly diff: string }[] = [];
    for (const host of hosts) diffs.push({ host, diff: withoutNames(await client.dryRun(host)) });
    return { kind: 'diffs', hosts: diffs };
  } catch (error) {
    if (!(error instanceof ProxmoxError)) throw error;
    return { kind: 'none', why: reasonOf(error) };
  }
}

function reasonOf({ kind, detail }: ProxmoxError): string {
  switch (kind) {
    case 'unsupported':
      return 'this version of Proxmox VE has no dry run; 9.1 has one';
    case 'forbidden':
      return `the dry run needs Sys.Audit on /nodes, such as role PVEAuditor (${detail})`;
    case 'unreachable':
    case 'untrusted':
    case 'unauthorized':
    case 'invalid':
    case 'failed':
    case 'unreadable':
      return `the dry run failed (${detail})`;
    default:
      return kind satisfies never;
  }
}

/** The file names in its header are of temporary files. */
function withoutNames(diff: string): string {
  return diff.replace(/^--- .*\n\+\+\+ .*\n/, '');
}

/** For a person. */
export function printInterfacesPreview(preview: InterfacesPreview): string {
  if (preview.kind === 'none') return `interfaces: ${visible(preview.why)}\n`;
  const changed = preview.hosts.filter(({ diff }) => diff !== '');
  if (changed.length === 0) {
    return 'interfaces: nothing is pending in Proxmox yet, so its dry run is empty; apply shows it before the commit\n';
  }
  return changed
    .map(
      ({ host, diff }) =>
        `interfaces of ${visible(host)}, by the dry run of Proxmox:\n${visibleData(diff).replaceAll(/^(?=.)/gm, '  ')}`,
    )
    .join('');
}
