import { describe, expect, it } from 'vitest';
import { buildCsp } from './csp';

describe('buildCsp', () => {
  const live = buildCsp({ nonce: 'abc', dev: false, https: true });

  it('given production, no script or style element runs without the nonce', () => {
    expect(live).toContain(`script-src 'self' 'nonce-abc' 'strict-dynamic';`);
    expect(live).toContain(`style-src-elem 'self' 'nonce-abc';`);
    expect(live).not.toContain('unsafe-eval');
  });
  it('given production, nothing comes from another origin', () => {
    expect(live).not.toMatch(/https?:\/\//);
    expect(live).toContain(`frame-ancestors 'none'`);
  });
  it('given plain http, requests are not upgraded', () => {
    expect(buildCsp({ nonce: 'abc', dev: false, https: false })).not.toContain('upgrade-insecure-requests');
  });
});
