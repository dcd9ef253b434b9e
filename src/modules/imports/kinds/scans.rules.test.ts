import { describe, expect, test } from 'vitest';
import { checkKnowing } from '../check-examples';
import { scanResultOf } from './scans.rules';

describe('Given a scan at a venue of another zone', () => {
  const zones = new Map([['SRF01', 'Pacific/Tahiti']]);
  const at = (...cells: string[]) =>
    checkKnowing({ zones }, 'SCANS', 'Billet|Session|Date|Heure', ...cells).checked.map(
      ({ values }) => values?.scannedAt,
    );
  test('when its time has no offset, then it is of that venue; one that names no session is of the programme', () => {
    expect(
      at(
        'R-1|SRF01|27/07/2024 07:00|',
        'R-2|SRF01|27/07/2024|7h',
        'R-3|SRF01|2024-07-27T17:00:00Z|',
        'R-4|ATH01|27/07/2024 07:00|',
        'R-5||27/07/2024 07:00|',
      ),
    ).toEqual([...Array(3).fill('2024-07-27T17:00:00.000Z'), ...Array(2).fill('2024-07-27T05:00:00.000Z')]);
  });
});

test.each([
  ['Entré', 'ENTERED'],
  ['Billet valide', null],
  ['Valide', 'ENTERED'],
  ['Validated', 'ENTERED'],
  ['Check-in', 'ENTERED'],
  ['Invalide', 'UNKNOWN'],
  ['Non valide', 'UNKNOWN'],
  ['Not valid', 'UNKNOWN'],
  ['Entrée refusée', 'UNKNOWN'],
  ['Rejected', 'UNKNOWN'],
  ['Access denied', 'UNKNOWN'],
  ['Accès refusé', 'UNKNOWN'],
  ['Refusé : déjà scanné', 'ALREADY_ENTERED'],
  ['Trop tôt', 'OUTSIDE_WINDOW'],
  ['Sortie', 'LEFT'],
  ['OUT', 'LEFT'],
  ['Exit', 'LEFT'],
  ['Check-out', 'LEFT'],
  ['Outside window', 'OUTSIDE_WINDOW'],
  ['zzz', null],
])('Given the organiser writes « %s », then it is %s', (text, result) => {
  expect(scanResultOf(text)).toBe(result);
});
