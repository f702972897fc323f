import { node } from './cases';
import { drainSuite } from './suite';

drainSuite(node, (name) => !name.includes('nginx'));
