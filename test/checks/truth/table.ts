import { capacity } from './table/capacity';
import { drains } from './table/drains';
import { references } from './table/references';
import { refusals } from './table/refusals';
import { rollouts } from './table/rollouts';
import { serving } from './table/serving';
import type { Truths } from './truth';

/** What is seen on the control plane, for each rule that claims what a control plane does. */
export const TRUTHS: Truths = { ...refusals, ...references, ...serving, ...drains, ...capacity, ...rollouts };
