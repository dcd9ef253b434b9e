import NextAuth from 'next-auth';
import { authOptions } from '@/trpc/auth';
import { signInDoor } from '@/trpc/sign-in-door';

type Segments = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Segments): Promise<Response> {
  const path = (await context.params).nextauth.join('/');
  return signInDoor(request, path, (passed) => NextAuth(authOptions())(passed, context));
}

export { handler as GET, handler as POST };
