/** A rollout that is not simulated: the message says why. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}
