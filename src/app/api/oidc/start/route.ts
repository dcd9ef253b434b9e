// Each answer is one person’s: never built ahead, never kept.
export const dynamic = 'force-dynamic';

export { beginOidc as GET } from '@/trpc/oidc-door';
