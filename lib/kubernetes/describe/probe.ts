import { child, type Draft, text } from '../decode/draft';
import { isAtLeast, type Minor } from '../minor';
import { goList } from './go-text';
import { number, texts } from './values';

/** A probe in one line: `http-get http://:8080/ready delay=0s timeout=1s …`. */
export function describeProbe(probe: Draft, minor: Minor): string {
  const seconds = (key: string) => `${number(probe, key)}s`;
  const [success, failure] = isAtLeast(minor, '1.37')
    ? ['successThreshold', 'failureThreshold']
    : ['#success', '#failure'];
  const times = [
    `delay=${seconds('initialDelaySeconds')}`,
    `timeout=${seconds('timeoutSeconds')}`,
    `period=${seconds('periodSeconds')}`,
    `${success}=${number(probe, 'successThreshold')}`,
    `${failure}=${number(probe, 'failureThreshold')}`,
  ];
  return [handlerOf(probe), ...times].join(' ');
}

function handlerOf(probe: Draft): string {
  const [exec, http, tcp, grpc] = ['exec', 'httpGet', 'tcpSocket', 'grpc'].map((key) => child(probe, key));
  if (exec !== undefined) {
    return `exec ${goList(texts(exec, 'command'))}`;
  }
  if (http !== undefined) {
    return `http-get ${url(http)}`;
  }
  if (tcp !== undefined) {
    return `tcp-socket ${text(tcp, 'host')}:${String(tcp.port ?? 0)}`;
  }
  return grpc === undefined ? 'unknown' : `grpc <pod>:${number(grpc, 'port')} ${text(grpc, 'service')}`;
}

/** What Go's `net/url` leaves as it is in a host and in a path; all else is written as `%` and two digits. */
const IN_HOST = /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/;
const IN_PATH = /[A-Za-z0-9\-_.~$&+,/:;=@]/;

function url(action: Draft): string {
  const host = text(action, 'host');
  const authority = `${host.includes(':') ? `[${host}]` : host}:${String(action.port ?? 0)}`;
  const written = text(action, 'path');
  const path = written === '*' ? written : percentEncoded(written, IN_PATH);
  const between = path === '' || path.startsWith('/') ? '' : '/';
  return `${text(action, 'scheme').toLowerCase()}://${percentEncoded(authority, IN_HOST)}${between}${path}`;
}

function percentEncoded(part: string, kept: RegExp): string {
  return [...new TextEncoder().encode(part)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
