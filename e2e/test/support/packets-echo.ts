/**
 * Run by Node inside a namespace: `serve [PORTS]` echoes every datagram, `ask ADDRESS BYTES [PORT [ATTEMPTS]]` sends one and
 * prints the result, `set SETTING=VALUE …` writes below /proc/sys/net. A datagram and an echo request of ICMP have headers of the same 8 bytes, so that BYTES are the
 * size of `ping -s`; and since no side reassembles fragments, it works as `ping -M do` does.
 */
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { argv, exit, stdin, stdout } from 'node:process';

const PORT = '7';
const ATTEMPTS = '10';
const RETRY_MS = 300;

const [, , verb, ...words] = argv;

if (verb === 'serve') serve(words);
else if (verb === 'set') set(words);
else ask(words);

function set(settings: readonly string[]): void {
  for (const setting of settings) {
    const [path = '', value = ''] = setting.split('=');
    writeFileSync(`/proc/sys/net/${path}`, value);
  }
}

function serve([ports = PORT]: readonly string[]): void {
  // a queue of size 0 drops fragments; the kernel requires the lower mark to be lowered first
  for (const mark of ['low', 'high']) writeFileSync(`/proc/sys/net/ipv4/ipfrag_${mark}_thresh`, '0');
  const sockets = ports.split(',').map((port) => {
    const socket = createSocket('udp4');
    socket.on('message', (message, { address: from, port: back }) => {
      socket.send(message, back, from);
    });
    return new Promise<void>((resolve) => {
      socket.bind(Number(port), resolve);
    });
  });
  // the parent has ended, perhaps by force
  stdin.on('end', () => exit()).resume();
  void Promise.all(sockets).then(() => stdout.write('ready\n'));
}

function ask([to = '', bytes = '0', port = PORT, attempts = ATTEMPTS]: readonly string[]): void {
  const size = Number(bytes);
  const socket = createSocket('udp4');
  const end = (word: string): void => {
    clearInterval(again);
    socket.close();
    stdout.write(word);
  };
  let left = Number(attempts);
  const send = (): void => {
    if (left === 0) {
      end('lost');
      return;
    }
    left -= 1;
    socket.send(Buffer.alloc(size), Number(port), to, (error) => {
      // an unreachable network is reported at once; the next attempt may reach it again
      if (error !== null && left === 0) end('lost');
    });
  };
  const again = setInterval(send, RETRY_MS);
  socket.on('message', (message) => {
    end(message.length === size ? 'echoed' : 'cut');
  });
  socket.on('error', () => undefined);
  send();
}
