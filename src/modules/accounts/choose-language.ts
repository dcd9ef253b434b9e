import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { languageChoice } from './account.schema';

/** Keeps the language a person reads in, for its next sign-in and its mails. */
export const chooseLanguage = command(
  'accounts/choose-language',
  languageChoice,
  async ({ tx, actor, trail }, { locale }) => {
    authorize(actor.kind === 'user');
    trail({ subject: ['user', actor.userId], facts: { locale } });
    await tx.$executeRaw`UPDATE user_account SET locale = ${locale} WHERE id = ${actor.userId}::uuid`;
  },
);
