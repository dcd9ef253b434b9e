/**
 * How Node runs a process that does bulk work: what it throws away, which is nearly all, is collected early, so that an import of any length
 * stays under 300 MB. `npm run worker` says the same.
 */
export const SMALL_HEAP = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--single-threaded-gc'];
