/** An error as Node makes it of a call that the operating system refused. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code, errno: -1, syscall: 'rename' });
}
