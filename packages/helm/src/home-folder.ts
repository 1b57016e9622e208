import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import type { Environment } from './machine.ts';

/** Neither HOME nor the system says where the user's own folder is. */
export class HomeMissing extends NetloomError {
  override readonly name = 'HomeMissing';
  override readonly exit = EXIT.environment;

  constructor() {
    super(
      'HOME is empty or relative, and the system knows no home folder of this user: set HOME to a folder.',
    );
  }
}

/** The user's own folder, always absolute: below a relative one whoever owns the working directory could put files. Throws HomeMissing. */
export function homeFolder({ HOME, USERPROFILE }: Environment): string {
  for (const stated of [HOME, USERPROFILE]) if (stated !== undefined && isAbsolute(stated)) return stated;
  const known = homeOfUser();
  if (known === null) throw new HomeMissing();
  return known;
}

/** Of the user database: `os.homedir()` would believe an empty HOME. */
function homeOfUser(): string | null {
  try {
    const { homedir } = userInfo();
    return isAbsolute(homedir) ? homedir : null;
  } catch {
    return null;
  }
}
