import { cityAndLeaders } from '../actors';
import type { RowsOf } from '../rows';

export const records: RowsOf<'records'> = {
  lastChange: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ spareId }) => ({ kind: 'beneficiary', id: spareId }),
  },
};
