import type { KubeConfig } from '@kubernetes/client-node';
import * as z from 'zod';
import { KubeconfigUnusable } from './cluster-errors.ts';

/** The parts of a user by which client-node runs a program: `exec`, and providers of older kubeconfigs with a `cmd-path`. */
const User = z.looseObject({
  exec: z
    .looseObject({ command: z.string().default('') })
    .nullish()
    .catch({ command: '' }),
  authProvider: z
    .looseObject({
      name: z.string().default(''),
      config: z.looseObject({ exec: z.unknown().optional() }).nullish(),
    })
    .nullish()
    .catch({ name: '', config: null }),
});

/** A kubeconfig may come from somebody else: no program that it names is run for somebody who only reads. */
export function refusePrograms(config: KubeConfig, operation: string): void {
  const user = config.getCurrentUser();
  const program = programOf(User.parse(user ?? {}));
  if (user === null || program === null) return;
  throw new KubeconfigUnusable({
    operation,
    detail: `user "${user.name}" of context "${config.getCurrentContext()}" gets its credentials from the program "${program}", and none is run here`,
    hint: 'Choose a context whose user has a token or a client certificate; `kubectl create token` makes a token of a ServiceAccount.',
  });
}

/** The only provider that asks for tokens itself is that of OpenID Connect. */
function programOf({ exec, authProvider }: z.output<typeof User>): string | null {
  if (exec !== undefined && exec !== null) return exec.command;
  if (authProvider === undefined || authProvider === null) return null;
  const { name, config } = authProvider;
  return name === 'oidc' && config?.exec === undefined ? null : name;
}
