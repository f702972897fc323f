import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Connection } from './connection';
import { endedIn } from './ended';
import { ControlPlaneError } from './errors';

export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  /** @default application/json */
  readonly contentType?: string;
  /** Ends the call. @default - it ends when the server has answered */
  readonly signal?: AbortSignal;
}

/** Requests to one API server, over connections that are kept and of which there are at most 16. */
export class Http {
  private readonly agent: HttpAgent;
  private readonly request: typeof requestHttp;
  private readonly watchAgent: HttpAgent;

  constructor(private readonly connection: Connection) {
    const secure = connection.server.startsWith('https:');
    const authority = connection.certificateAuthority;
    const agent = (maxSockets: number): HttpAgent =>
      secure
        ? new HttpsAgent({ keepAlive: true, maxSockets, ...(authority === undefined ? {} : { ca: authority }) })
        : new HttpAgent({ keepAlive: true, maxSockets });
    this.agent = agent(16);
    this.watchAgent = agent(Number.POSITIVE_INFINITY);
    this.request = secure ? requestHttps : requestHttp;
  }

  /**
   * Sends a request and gives the answer as soon as its head is there.
   *
   * @param held whether the answer goes on for long, as a watch does, and wants a connection of its own
   * @throws ControlPlaneError when there is no answer
   */
  open(call: Call, held = false): Promise<IncomingMessage> {
    const { server, token } = this.connection;
    const body = call.body === undefined ? undefined : Buffer.from(JSON.stringify(call.body));
    return new Promise((resolve, reject) => {
      const request = this.request(
        new URL(call.path, server),
        {
          method: call.method,
          agent: held ? this.watchAgent : this.agent,
          headers: {
            accept: 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined
              ? {}
              : { 'content-type': call.contentType ?? 'application/json', 'content-length': body.length }),
          },
          ...(call.signal === undefined ? {} : { signal: call.signal }),
        },
        resolve,
      );
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed a kept connection when this was sent: it has read nothing of it.
        if (request.reusedSocket && error.code === 'ECONNRESET') resolve(this.open(call, held));
        else reject(this.noAnswer(call, error));
      });
      request.end(body);
    });
  }

  /**
   * Sends a request and gives the answer with its whole body.
   *
   * @throws ControlPlaneError when there is none
   */
  async send(call: Call): Promise<{ head: IncomingMessage; body: string }> {
    const head = await this.open(call);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of head) chunks.push(chunk as Buffer);
    } catch (error) {
      throw this.noAnswer(call, error as NodeJS.ErrnoException);
    }
    return { head, body: Buffer.concat(chunks).toString('utf8') };
  }

  private noAnswer({ method, path }: Call, error: NodeJS.ErrnoException): ControlPlaneError {
    const { server, directory } = this.connection;
    const why = endedIn(directory) ?? error.code ?? error.message;
    return new ControlPlaneError(`${method} ${path}: no answer from ${server}: ${why}`);
  }

  /** Closes all connections. */
  close(): void {
    this.agent.destroy();
    this.watchAgent.destroy();
  }
}

/** The lines of an answer, as they come. */
export async function* lines(answer: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  answer.setEncoding('utf8');
  for await (const chunk of answer) {
    const complete = (rest + String(chunk)).split('\n');
    rest = complete.pop() ?? '';
    yield* complete;
  }
  if (rest !== '') yield rest;
}
