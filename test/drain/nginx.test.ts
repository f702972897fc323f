import { nginx } from './cases';
import { drainSuite } from './suite';

drainSuite(nginx, (name) => name.includes('nginx'));
