import type { Server } from './pods';
import { LAG, PRE_STOP, type Story } from './story';

type Amount = 'none' | 'some';

/** A story and what is to come of its requests. */
export interface Case extends Story {
  /** Came to no server. */
  readonly refused: Amount;

  /** Came to a server, and were cut. */
  readonly cut: Amount;
}

const requests = { lasts: 20 } as const;

/** A server of short requests, as it should be and as it often is. */
function casesOf(server: Server, onTheWay: Amount = 'some'): readonly Case[] {
  return [
    { ...requests, server, onStop: 'drains', preStop: PRE_STOP, refused: 'none', cut: 'none' },
    { ...requests, server, onStop: 'drains', preStop: 0, refused: 'some', cut: 'none' },
    { ...requests, server, onStop: 'exits', preStop: PRE_STOP, refused: 'none', cut: 'some' },
    { ...requests, server, onStop: 'exits', preStop: 0, refused: 'some', cut: 'some' },
    { ...requests, server, onStop: 'drains', preStop: PRE_STOP, onTheWay: true, refused: onTheWay, cut: 'none' },
  ];
}

const streams = { server: 'events', preStop: PRE_STOP, refused: 'none' } as const;

export const node: readonly Case[] = [
  ...casesOf('http'),
  // The sleep is as long as the lag, and a second too short.
  { ...requests, server: 'http', onStop: 'drains', preStop: LAG, refused: 'none', cut: 'none' },
  { ...requests, server: 'http', onStop: 'drains', preStop: LAG - 1, refused: 'some', cut: 'none' },
  ...casesOf('http2'),
  { ...requests, server: 'http2', onStop: 'keeps', preStop: PRE_STOP, refused: 'none', cut: 'some' },
  { ...requests, server: 'http2', onStop: 'keeps', preStop: 0, refused: 'none', cut: 'some' },
  // The library sends again what no server has begun to answer.
  ...casesOf('grpc', 'none'),
  { ...streams, onStop: 'drains', lasts: 20, cut: 'none' },
  { ...streams, onStop: 'drains', lasts: 60, cut: 'some' },
  { ...streams, onStop: 'ends', lasts: 60, cut: 'none' },
  { ...streams, onStop: 'exits', lasts: 20, cut: 'some' },
];

export const nginx: readonly Case[] = [...casesOf('nginx'), ...casesOf('nginx-http2')];
