// A load generator that costs little itself: the same bytes over and over on keep-alive sockets, one request at a time on each.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** CPU time that a process has used so far, in microseconds. */
export function cpuMicros(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000; // user and system time, in ticks of 10 ms
}

/**
 * Sends requests for `seconds` on `connections` sockets, or until `count` were sent.
 * @param next gives the bytes of the next request
 * @param onAnswer is given the text of each good answer
 * @returns how many were answered 2xx, how many otherwise, requests per second, and server CPU per request
 */
export async function load({ port, pid, connections, seconds, next, count = Infinity, onAnswer }) {
  let answered = 0;
  let sent = 0;
  let failed = 0;
  let firstFailure;
  const before = cpuMicros(pid);
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise((resolve, reject) => {
          const socket = connect(port, '127.0.0.1');
          socket.setNoDelay(true);
          let held = '';
          let wanted = -1;
          const send = () => {
            if (sent < count && (sent === 0 || performance.now() < until)) {
              sent++;
              socket.write(next());
            } else socket.end();
          };
          socket.on('connect', send);
          socket.on('error', reject);
          socket.on('close', resolve);
          socket.setEncoding('latin1');
          socket.on('data', (text) => {
            held += text;
            for (;;) {
              if (wanted < 0) {
                const end = held.indexOf('\r\n\r\n');
                if (end < 0) return;
                wanted = end + 4 + Number(/content-length: (\d+)/i.exec(held)?.[1] ?? 0);
              }
              if (held.length < wanted) return;
              if (held.startsWith('HTTP/1.1 2')) {
                answered++;
                onAnswer?.(held.slice(0, wanted));
              } else {
                failed++;
                firstFailure ??= held.slice(0, wanted);
              }
              held = held.slice(wanted);
              wanted = -1;
              send();
              if (socket.writableEnded) return;
            }
          });
        }),
    ),
  );
  const elapsed = (performance.now() - began) / 1000;
  if (failed > 0) throw new Error(`${failed} requests failed, such as: ${firstFailure}`);
  return { answered, perSecond: answered / elapsed, cpu: (cpuMicros(pid) - before) / answered };
}
