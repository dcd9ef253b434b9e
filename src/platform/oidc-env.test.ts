import { describe, expect, test } from 'vitest';
import { readOidc } from './oidc-env';

const right = {
  OIDC_ISSUER: 'https://auth.example/api/v2',
  OIDC_CLIENT_ID: 'gradins',
  OIDC_CLIENT_SECRET: 'sixteen-characters-or-more',
};
const wrong = (source: Record<string, string>) => {
  const read = readOidc({ ...right, ...source });
  return read.ok ? [] : read.wrong.map(([name]) => name);
};

describe('Given the environment of the identity provider', () => {
  test('when nothing of it is set, or all is left empty as in .env.example, then there is none', () => {
    for (const source of [{}, { OIDC_ISSUER: '', OIDC_NAME: '' }])
      expect(readOidc(source)).toEqual({ ok: true, settings: null });
  });

  test('when only what is required is set, then the rest is the profile of ProConnect', () => {
    expect(readOidc(right)).toMatchObject({
      ok: true,
      settings: {
        name: 'ProConnect',
        scope: 'openid email',
        clientAuth: 'client_secret_post',
        signingAlg: 'RS256',
        emailVerified: 'claim',
      },
    });
  });

  test('when some of it is missing, then what is missing is named', () => {
    const read = readOidc({ OIDC_NAME: 'ProConnect' });
    expect(read.ok ? [] : read.wrong.map(([name]) => name)).toEqual([
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
    ]);
  });

  test('when a value is not safe, then it is refused: http elsewhere than here, HS256, no level, no openid', () => {
    expect(wrong({ OIDC_ISSUER: 'http://auth.example' })).toEqual(['OIDC_ISSUER']);
    expect(wrong({ OIDC_ISSUER: 'http://127.0.0.1:9000' })).toEqual([]);
    for (const alg of ['HS256', 'none', 'rs256'])
      expect(wrong({ OIDC_SIGNING_ALG: alg })).toEqual(['OIDC_SIGNING_ALG']);
    expect(wrong({ OIDC_ACR_VALUES: ' , ' })).toEqual(['OIDC_ACR_VALUES']);
    expect(wrong({ OIDC_SCOPES: 'email' })).toEqual(['OIDC_SCOPES']);
  });

  test('when something is refused, then no value is quoted', () => {
    const read = readOidc({ ...right, OIDC_CLIENT_SECRET: 'short-secret' });
    expect(JSON.stringify(read)).not.toContain('short-secret');
  });
});
