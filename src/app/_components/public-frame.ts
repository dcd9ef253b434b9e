import { getTranslations } from 'next-intl/server';
import { serverCaller } from '@/trpc/server';
import { footLinks } from './foot-links';

/** What every page without an account shows around its own words: whose it is, and the links at its foot. */
export async function publicFrame() {
  const contact = await (await serverCaller()).programmes.contact();
  const product = (await getTranslations('common'))('product');
  return { brand: contact?.senderName ?? product, footLinks: await footLinks() };
}

/** Whether what stands in an address could be a token at all. */
export const mayBeToken = (token: string): boolean => token.length >= 20 && token.length <= 100;
