// The contact is the programme's of the moment: never built ahead.
export const dynamic = 'force-dynamic';

export { tellSecurityContact as GET } from '@/trpc/security-door';
