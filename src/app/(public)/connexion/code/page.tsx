import { redirect } from 'next/navigation';
import { hasEntered } from '@/modules/accounts/second-factor.rules';
import { currentSignIn } from '@/trpc/session';

export default async function CodePage() {
  const signIn = await currentSignIn();
  if (!signIn) redirect('/connexion');
  if (hasEntered(signIn.secondFactor)) redirect('/');
  return null;
}
