import { compareVersions } from '@netloom/chart-kit';
import { visible } from '@netloom/diagnostics';
import { Refused } from '@netloom/diagnostics/error';

interface Versions {
  /** The version that wrote the folder; null where that is not known. */
  readonly writer: string | null;
  /** The version that is to write it now. */
  readonly version: string | null;
}

/** Refuses a folder that a newer netloom wrote: what that one fixed or added would be lost. */
export function refuseNewer(folder: string, { writer, version }: Versions): void {
  if (writer === null || version === null || compareVersions(writer, version) <= 0) return;
  throw new Refused(
    `${visible(folder)} was written by netloom ${visible(writer)}, and this is netloom ${version}, which is older: update netloom, or overwrite the folder with --force.`,
  );
}
