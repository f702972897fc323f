/** The one method of the gRPC service: a path in, a text out, both as plain bytes. */
export const method = {
  path: '/drain.Web/Get',
  requestStream: false,
  responseStream: false,
  requestSerialize: Buffer.from as (text: string) => Buffer,
  requestDeserialize: String,
  responseSerialize: Buffer.from as (text: string) => Buffer,
  responseDeserialize: String,
};
