/** One client of a Service, with connections of its own. It never sends a failed request again, unless its library does. */
export interface Client {
  /** @throws when there is no whole answer */
  request(path: string): Promise<void>;

  /** Whether its next request may take a connection that it has with a pod. */
  keeps(pod: number): boolean;

  /** Waits until it does not try to connect. */
  rest(): Promise<void>;

  close(): void;
}
