import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { loadMessages } from './load-messages';

type Values = Readonly<Record<string, string | number>>;

async function say(locale: 'fr' | 'en', key: string, values: Values): Promise<string> {
  const onError = (error: Error): never => {
    throw error;
  };
  const t = createTranslator({ locale, messages: await loadMessages(locale), onError });
  return (t as unknown as (key: string, values: Values) => string)(key, values).replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('sentences that count', () => {
  const seat = { sport: 'Judo', code: 'JUD01', count: 1 };
  it.each<[string, Values, RegExp, RegExp]>([
    ['allocation.bulk.confirmed', { count: 1, seats: 1 }, /, 1 place$/, /, 1 place$/],
    ['allocation.bulk.released', { count: 1, seats: 1 }, /, 1 place rendue au stock$/, /, 1 place back in stock$/],
    ['catalogue.calendar.PROPOSED', seat, /^1 place à confirmer/, /^1 place to confirm/],
    ['catalogue.calendar.CONFIRMED', seat, /^1 place :/, /^1 place:/],
    ['claims.outing.leaderTickets', { count: 1, claimed: 1 }, /^1 billet, 1 récupéré$/, /^1 ticket, 1 taken$/],
    ['claims.outing.progress', { named: 1, seats: 4 }, /^1 nom sur 4$/, /^1 name of 4$/],
    ['claims.outing.noMore', { max: 1 }, /^1 changement fait :/, /^1 change made:/],
    ['claims.outing.takeBackWhat', { name: 'Awa', count: 1 }, /plus ce billet\./, /have this ticket\./],
    ['claims.help.items.confirm.a', { confirm: 1 }, /^1 jour après/, /^1 day after/],
    ['claims.help.items.data.a', { retention: 1 }, / 1 jour après/, / 1 day after/],
    ['claims.help.items.rename.a', { renames: 1 }, / 1 fois au plus/, /, once at most/],
    ['demands.warning.over-members', { people: 2, members: 1 }, /1 adhérent déclaré\.$/, /1 member declared\.$/],
    ['imports.errors.ticket-in-hands', { count: 1 }, / : sa place ne peut/, /: the seat can/],
    ['imports.errors.wishes-decided', { count: 1 }, /a reçu sa réponse/, /has had an answer/],
    ['imports.space.doneLeft', { count: 1, rows: '1' }, / : corrigez-la dans/, /: correct it in/],
    ['imports.told.cancelled', { count: 1, sessions: '1' }, / : ses places/, /: its seats/],
    ['sessions.cancel.done', { seats: 1, mails: 1 }, / : 1 place reprise,/, /: 1 place taken back,/],
    ['sessions.page.progressOf', { named: 1, places: 4 }, /^1 place nommée sur 4$/, /^1 place named of 4$/],
    ['structures.errors.leader-has-tickets', { tickets: 1 }, /Reprenez-le avant/, /Take it back before/],
  ])('given one in %s, then it is told in the singular', async (key, values, french, english) => {
    expect(await say('fr', key, values)).toMatch(french);
    expect(await say('en', key, values)).toMatch(english);
  });

  it.each<[string, Values, RegExp, RegExp]>([
    [
      'imports.errors.wishes-decided',
      { count: 2 },
      /2 vœux du fichier ont reçu leur réponse/,
      /2 wishes of the file have had/,
    ],
    ['imports.errors.ticket-in-hands', { count: 2 }, / : leurs places ne peuvent/, /: the seats can/],
    ['imports.space.doneLeft', { count: 2, rows: '2' }, / : corrigez-les dans/, /: correct them in/],
    ['imports.told.cancelled', { count: 2, sessions: '2' }, / : leurs places/, /: their seats/],
    ['demands.warning.over-members', { people: 9, members: 2 }, /2 adhérents déclarés\.$/, /2 members declared\.$/],
    ['claims.help.items.rename.a', { renames: 2 }, / 2 fois au plus/, /, 2 times at most/],
    ['claims.outing.leaderTickets', { count: 4, claimed: 0 }, /^4 billets, aucun récupéré$/, /^4 tickets, none taken$/],
  ])('given several in %s, then in the plural', async (key, values, french, english) => {
    expect(await say('fr', key, values)).toMatch(french);
    expect(await say('en', key, values)).toMatch(english);
  });
});
