/**
 * Run by Node inside a namespace: `serve` echoes every datagram, `ask ADDRESS BYTES` sends one and prints the
 * result. A datagram and an echo request of ICMP have headers of the same 8 bytes, so that BYTES are the
 * size of `ping -s`; and since no side reassembles fragments, it works as `ping -M do` does.
 */
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { argv, exit, stdin, stdout } from 'node:process';

const PORT = 7;
const ATTEMPTS = 10;
const RETRY_MS = 300;

const [, , verb, address = '', bytes = '0'] = argv;

if (verb === 'serve') serve();
else ask(address, Number(bytes));

function serve(): void {
  // a queue of size 0 drops fragments; the kernel requires the lower mark to be lowered first
  for (const mark of ['low', 'high']) writeFileSync(`/proc/sys/net/ipv4/ipfrag_${mark}_thresh`, '0');
  const socket = createSocket('udp4');
  socket.on('message', (message, { address: from, port }) => {
    socket.send(message, port, from);
  });
  // the parent has ended, perhaps by force
  stdin.on('end', () => exit()).resume();
  socket.bind(PORT, () => stdout.write('ready\n'));
}

function ask(to: string, size: number): void {
  const socket = createSocket('udp4');
  const end = (word: string): void => {
    clearInterval(again);
    socket.close();
    stdout.write(word);
  };
  let left = ATTEMPTS;
  const send = (): void => {
    if (left === 0) {
      end('lost');
      return;
    }
    left -= 1;
    socket.send(Buffer.alloc(size), PORT, to, (error) => {
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
