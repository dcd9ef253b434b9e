import { z } from 'zod';
import { isNetwork } from './networks';
import { type OidcSettings, readOidc } from './oidc-env';

const secret = z.string().min(32, 'at least 32 characters');
const unset = (value: unknown) => (value === '' ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(unset, schema.optional());

/** Addresses and networks (CIDR) of the proxies in front of us, separated by commas. */
const proxies = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .refine((list) => list.every(isNetwork), 'addresses or networks such as 10.0.0.0/8, separated by commas');

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
    DATABASE_APP_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'a postgresql:// address of the unprivileged login',
    }),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
    REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    APP_URL: optional(z.url({ protocol: /^https?$/ })),
    TRUSTED_PROXY: proxies,
    SECURITY_CONTACT: optional(z.url({ protocol: /^(mailto|https)$/, error: 'a mailto: or https: address' })),
    AUTH_SECRET: secret,
    LINK_SECRET: secret,
    MAIL_TRANSPORT: z.enum(['mailbox', 'smtp', 'resend']).default('mailbox'),
    MAIL_FROM: z.email().default('billetterie@localhost.invalid'),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    RESEND_API_KEY: optional(z.string().min(1)),
    RESEND_BASE_URL: optional(z.url()),
    IMPORT_FILE_HOURS: z.coerce.number().int().min(1).max(168).default(24),
    IMPORT_OUTSIDER_MEGABYTES: z.coerce.number().int().min(1).max(200).default(10),
    IMPORT_OUTSIDER_ROWS: z.coerce.number().int().min(1).max(500_000).default(60_000),
    IMPORT_STAFF_MEGABYTES: z.coerce.number().int().min(1).max(200).default(200),
    IMPORT_STAFF_ROWS: z.coerce.number().int().min(1).max(500_000).default(500_000),
    GRADINS_DEMO: z.preprocess(unset, z.enum(['0', '1']).default('0')).transform((value) => value === '1'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine(
    (value, context) => {
      const miss = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
      if (value.MAIL_TRANSPORT === 'smtp' && !value.SMTP_URL) miss('SMTP_URL', 'needed when MAIL_TRANSPORT is smtp');
      if (value.MAIL_TRANSPORT === 'resend' && !value.RESEND_API_KEY)
        miss('RESEND_API_KEY', 'needed when MAIL_TRANSPORT is resend');
      if (value.NODE_ENV === 'production' && !value.APP_URL)
        miss('APP_URL', 'the public address is needed in production');
    },
    { when: () => true }, // also when a field is wrong: everything is said at once
  )
  .transform((value) => ({ ...value, APP_URL: value.APP_URL ?? `http://127.0.0.1:${value.PORT}` }));

/** `oidc` is null when no identity provider is configured. */
export type Environment = z.output<typeof schema> & { readonly oidc: OidcSettings | null };

/** Everything that is wrong with the environment at once, one line a name; never a value, which may be a secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = schema.safeParse(source);
  const oidc = readOidc(source);
  if (parsed.success && oidc.ok) return { ...parsed.data, oidc: oidc.settings };
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]);
  const lines = [...issues, ...(oidc.ok ? [] : oidc.wrong)].map(([name, message]) => `  ${name}: ${message}`);
  throw new EnvironmentError(`The environment is not right (see .env.example):\n${lines.join('\n')}`);
}

let cached: Environment | undefined;

/** The environment of this process, checked once at the first use. Throws EnvironmentError. */
export function env(): Environment {
  cached ??= readEnvironment(process.env);
  return cached;
}
