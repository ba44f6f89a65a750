import type { Engine } from './engine.js';

export const cpu: Engine = { name: 'cpu', provider: 'cpu', oneAtATime: false };
