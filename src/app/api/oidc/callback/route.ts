// Each answer is one person’s: never built ahead, never kept.
export const dynamic = 'force-dynamic';

export { finishOidc as GET } from '@/trpc/oidc-door';
