/** The forms of `git clone` that reach another machine. */
const FORMS = /^(https:\/\/[\w.:/~%+-]+|ssh:\/\/[\w.@:/~%+-]+|[\w.-]+@[\w.-]+:[\w./~+-]+)$/;

/** The URL of a remote as a network file may have it: without a user or token before an https host; null for a folder of this machine. */
export function remoteUrl(remote: string): string | null {
  const url = remote.trim().replace(/^https:\/\/[^/@]*@/, 'https://');
  return FORMS.test(url) ? url : null;
}
