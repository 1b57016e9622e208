import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import type { Environment } from './machine.ts';

/** Neither HOME nor the user database names a home folder. */
export class HomeMissing extends NetloomError {
  override readonly name = 'HomeMissing';
  override readonly exit = EXIT.environment;

  constructor() {
    super(
      'HOME is empty or relative, and the system knows no home folder of this user: set HOME to a folder.',
    );
  }
}

/** The user's home folder, always absolute: the owner of the working directory could put files below a relative one. Throws HomeMissing. */
export function homeFolder({ HOME, USERPROFILE }: Environment): string {
  for (const stated of [HOME, USERPROFILE]) if (stated !== undefined && isAbsolute(stated)) return stated;
  const known = homeOfUser();
  if (known === null) throw new HomeMissing();
  return known;
}

/** From the user database: `os.homedir()` would return an empty HOME. */
function homeOfUser(): string | null {
  try {
    const { homedir } = userInfo();
    return isAbsolute(homedir) ? homedir : null;
  } catch {
    return null;
  }
}
