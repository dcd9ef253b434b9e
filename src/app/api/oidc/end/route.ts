export { endOidc as POST } from '@/trpc/oidc-door';
