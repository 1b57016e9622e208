import { connect } from 'node:net';

/** Whether something answers, and from which of our own addresses the connection was made. */
export type TcpAnswer =
  | { readonly kind: 'answers'; readonly from: string }
  | { readonly kind: 'silent'; readonly why: string };

/** Opens a connection, and closes it as soon as it is established. */
export async function connectTcp(to: {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}): Promise<TcpAnswer> {
  const { host, port, timeoutMs } = to;
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: TcpAnswer): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => {
      end({ kind: 'silent', why: `no answer within ${timeoutMs / 1000} s` });
    });
    socket.on('connect', () => {
      end({ kind: 'answers', from: socket.localAddress ?? '' });
    });
    socket.on('error', (error) => {
      end({ kind: 'silent', why: error.message });
    });
  });
}
