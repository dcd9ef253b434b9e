// A worker thread starts without the loader of its parent: this registers it, then loads the thread's own work.
import { register } from 'tsx/esm/api';

register();
await import('./lane-thread.ts');
