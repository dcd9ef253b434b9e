import { describe, expect, it } from 'vitest';
import { sortKey } from '@/modules/structures/structure.rules';
import type { KnownStructure } from './known-structures.rules';
import { areNearStructures, structureRegister, type WrittenStructure } from './same-structure.rules';

const written = (name: string, postalCode: string | null, externalId: string | null = null): WrittenStructure => ({
  name,
  sortKey: sortKey(name),
  postalCode,
  externalId,
});
const known = (id: string, ...of: Parameters<typeof written>): KnownStructure => ({
  id,
  memberCount: null,
  ...written(...of),
});

const REGISTER = structureRegister([
  known('siret', 'Les Amis', '75012', '12345678900012'),
  known('spaced', 'Club A', '75013', 'W 75 123 4567'),
  known('bare', 'Les Lilas', '75019'),
  known('twin-1', 'Espoir', '75018'),
  known('twin-2', 'Espoir', '75018', 'W111'),
  known('nowhere', 'Le Pont', null),
]);

describe('which structure a row is', () => {
  it.each([
    ['its number with spaces', written('Autre nom', null, '123 456 789 00012'), 'siret'],
    ['its number in small letters, ours with spaces', written('Club A', '75013', 'w751234567'), 'spaced'],
    ['a number ours has not yet', written('LES LILAS', '75019', 'W751111111'), 'bare'],
    ['no number, ours has one', written('Les Amis', '75012'), 'siret'],
    ['no number on either side, no postal code', written('Le Pont', null), 'nowhere'],
    ['no number, of two the one without', written('Espoir', '75018'), 'twin-1'],
    ['another number than both', written('Espoir', '75018', 'W222'), null],
    ['a number, and no postal code', written('Le Pont', null, 'W333'), null],
    ['its name without the postal code ours has', written('Les Lilas', null), null],
    ['a number of signs alone', written('Nouveau', null, '--'), null],
  ])('given %s', (_what, row, id) => {
    expect(REGISTER.same(row)?.id ?? null).toBe(id);
  });
});

describe('structures that may be one', () => {
  it.each([
    ['Les Amis du Stade', 'Association Les Amis du Stade', true],
    ['Les Amis du Stade', 'Les Amis du Stadee', true],
    ['Secours du 12e', 'Secours du 13e', false],
    ['Club A', 'Club B', false],
    ['Comité départemental de tir', 'Comité départemental de tria', false],
    ['Maison d’Ève', "La Maison d'Eve", true],
    ['Aventure sport et plein air', 'Association Aventure, sport, plein air', true],
    ['Centre social des Deux-Rives', 'Centre social des Trois-Rives', false],
  ])('given %j and %j in one place: %s', (one, other, near) => {
    expect(areNearStructures(written(one, '75012'), written(other, '75012'))).toBe(near);
    expect(areNearStructures(written(one, '75012'), written(other, null))).toBe(near);
    expect(areNearStructures(written(one, '75012'), written(other, '75013'))).toBe(false);
  });

  it('given two numbers of one register, then they are two; a SIRET and a RNA leave the question', () => {
    const rna = written('Espoir', '75018', 'W751111111');
    expect(areNearStructures(rna, written('Espoir', '75018', 'W752222222'))).toBe(false);
    expect(areNearStructures(rna, written('Espoir', '75018', '123 456 789 00012'))).toBe(true);
  });
});
