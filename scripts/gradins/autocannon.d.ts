// The little of autocannon that the bench uses; the package has no types of its own.
declare module 'autocannon' {
  type Options = {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly method?: 'POST';
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  type Result = {
    readonly requests: { readonly average: number; readonly total: number };
    /** Connections lost, timeouts included. */
    readonly errors: number;
    readonly non2xx: number;
    /** Seconds, as measured. */
    readonly duration: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
