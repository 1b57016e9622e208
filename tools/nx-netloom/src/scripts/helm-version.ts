import { helmVersion } from '@netloom/helm';

/** Prints the version of the Helm that netloom would run on this machine, without fetching it. */
console.log((await helmVersion(process)) ?? 'none');
