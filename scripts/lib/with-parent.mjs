// Loaded with --import into the web and the worker: when the process that started them is gone (kill -9), they stop
// too, instead of holding the port and the queue.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 1000).unref();
