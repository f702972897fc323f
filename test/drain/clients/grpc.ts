import { Client as Channel, connectivityState, credentials } from '@grpc/grpc-js';
import type { Service } from '../service';
import type { Client } from './client';
import { method } from './method';

/** gRPC with one channel, that is one connection, which the library opens anew. */
export function grpcClient(port: number, service: Service): Client {
  const channel = new Channel(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.initial_reconnect_backoff_ms': 100,
  });
  const state = () => channel.getChannel().getConnectivityState(false);
  return {
    request: (path) =>
      new Promise((resolve, reject) => {
        const { requestSerialize, responseDeserialize } = method;
        channel.makeUnaryRequest(method.path, requestSerialize, responseDeserialize, path, (error, answer) => {
          if (answer === 'done') resolve();
          else reject(error ?? new Error(`answered ${answer}`));
        });
      }),
    keeps: (pod) => state() === connectivityState.READY && service.latest === pod,
    rest: async () => {
      while (state() === connectivityState.CONNECTING || state() === connectivityState.TRANSIENT_FAILURE) {
        await new Promise((resolve) =>
          channel.getChannel().watchConnectivityState(state(), Number.POSITIVE_INFINITY, resolve),
        );
      }
    },
    close: () => channel.close(),
  };
}
