export type CspOptions = { nonce: string; dev: boolean; https: boolean };

/** The Content-Security-Policy of one page: scripts and style elements by nonce only, nothing from another origin. */
export function buildCsp({ nonce, dev, https }: CspOptions): string {
  // Development needs eval (React's stacks), inline styles and a socket (fast refresh). Inline style attributes are Mantine's.
  const styles = dev
    ? [`style-src 'self' 'unsafe-inline'`]
    : [`style-src-elem 'self' 'nonce-${nonce}'`, `style-src-attr 'unsafe-inline'`];
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    ...styles,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
