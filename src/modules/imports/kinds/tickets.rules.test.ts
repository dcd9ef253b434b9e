import { describe, expect, it } from 'vitest';
import { organiserStateOf } from './tickets.rules';

describe('the state of a ticket in the words of organisers', () => {
  it.each([
    ['Valide', 'VALID'],
    ['ACTIF', 'VALID'],
    ['Émis', 'VALID'],
    ['Délivré', 'VALID'],
    ['Non scanné', 'VALID'],
    ['not used', 'VALID'],
    ['Débloqué', 'VALID'],
    ['non annulé', 'VALID'],
    ['Libre', 'NOT_TAKEN'],
    ['non transféré', 'NOT_TAKEN'],
    ['En attente de transfert', 'NOT_TAKEN'],
    ['Annulé', 'CANCELLED'],
    ['annulée le 12/03', 'CANCELLED'],
    ['Bloqué', 'CANCELLED'],
    ['Cancelled', 'CANCELLED'],
    ['CANCELED', 'CANCELLED'],
    ['void', 'CANCELLED'],
    ['Invalide', 'CANCELLED'],
    ['non valide', 'CANCELLED'],
    ['Inactif', 'CANCELLED'],
    ['Remboursé', 'CANCELLED'],
    ['Transféré', 'CLAIMED'],
    ['transmis', 'CLAIMED'],
    ['Récupéré', 'CLAIMED'],
    ['Scanné', 'ENTERED'],
    ['Utilisé', 'ENTERED'],
    ['used', 'ENTERED'],
    ['Entré', 'ENTERED'],
    ['licorne', null],
    ['', null],
  ])('given %j, then it is %s', (typed, state) => {
    expect(organiserStateOf(typed)).toBe(state);
  });
});
