// Opens the empty programme of the journey by the command that the screen uses, as the operator.
import { createProgramme } from '@/modules/programmes/create-programme';
import { closeDatabase } from '@/platform/db';
import { dayOf, today, ZONE } from './clock';

await createProgramme(
  { kind: 'system', name: 'operator', programmeId: null },
  {
    slug: 'parcours',
    name: 'Jeux du parcours',
    timeZone: ZONE,
    startsOn: dayOf(today),
    endsOn: dayOf(new Date(today.getTime() + 15 * 86_400_000)),
    senderName: 'Billetterie du parcours',
    contactEmail: 'billetterie@ville.test',
    contactPhone: '01 00 00 00 00',
  },
);
await closeDatabase();
