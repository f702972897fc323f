import { readFileSync } from 'node:fs';
import type { Outcome } from './load';
import type { OnStop, Server } from './pods';
import { PRE_STOP, type Story } from './story';

const names: Readonly<Record<Server, string>> = {
  http: 'HTTP/1.1, Node.js',
  http2: 'HTTP/2, Node.js',
  grpc: 'gRPC, Node.js',
  events: 'server-sent events, Node.js',
  nginx: 'HTTP/1.1, nginx',
  'nginx-http2': 'HTTP/2, nginx',
};

const doings: Readonly<Record<OnStop, string>> = {
  drains: 'finishes what it has',
  exits: 'exits at once',
  keeps: 'only closes its port',
  ends: 'ends its streams',
};

type Rows = readonly (readonly string[])[];

/** The tables of the page, without their headings, of which the first starts with these words. */
interface Tables {
  readonly server: Rows;
  readonly stream: Rows;
  readonly 'on the way': Rows;
}

/** The tables as the page is to show them. */
export function tablesFrom(told: readonly (readonly [Story, Outcome])[]): Tables {
  const failed = ({ requests, refused, cut }: Outcome) => `${refused + cut} of ${requests}`;
  const streams = told.filter(([{ server }]) => server === 'events');
  const late = told.filter(([{ onTheWay }]) => onTheWay);
  const rest = told.filter((each) => !streams.includes(each) && !late.includes(each));
  const without = rest.filter(([{ preStop }]) => preStop === 0);
  return {
    server: without.map(([{ server, onStop }, outcome]) => [
      names[server],
      doings[onStop],
      ...rest
        .filter(([story]) => story.preStop === PRE_STOP && story.server === server && story.onStop === onStop)
        .map(([, slept]) => failed(slept)),
      failed(outcome),
    ]),
    stream: streams.map(([{ lasts, onStop }, outcome]) => [`${lasts} s`, doings[onStop], failed(outcome)]),
    'on the way': late.map(([{ server }, outcome]) => [names[server], failed(outcome)]),
  };
}

/**
 * The tables that a page shows.
 *
 * @param isOurs whether to take a row, by its first cell
 */
export function tablesOn(file: string, isOurs: (name: string) => boolean): Tables {
  const text = readFileSync(file, 'utf8');
  const rows = (heading: string) => {
    const [, table = ''] = new RegExp(`^\\| ${heading}.*\\n\\|[-|\\s]+\\|\\n((?:\\|.*\\n)*)`, 'm').exec(text) ?? [];
    const cells = table.split('\n').map((line) => line.split('|').slice(1, -1));
    return cells.map((row) => row.map((cell) => cell.trim())).filter(([name = '']) => name !== '' && isOurs(name));
  };
  return { server: rows('server'), stream: rows('stream'), 'on the way': rows('on the way') };
}
