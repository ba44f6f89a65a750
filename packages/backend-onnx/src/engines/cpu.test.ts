import { describeEngine } from '../testing/describe-engine.js';
import { cpu } from './cpu.js';

describeEngine(cpu, ['tiny', 'live']);
