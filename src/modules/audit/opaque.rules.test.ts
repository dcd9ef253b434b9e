import { expect, test } from 'vitest';
import { withoutPerson, withoutPersonFacts } from './opaque.rules';

const id = '0b5b2d9e-6a0e-4d0a-9a55-0e1f5a3a7d11';

test.each(['beneficiary', 'group-leader', 'mail', 'invitation'])(
  'Given a line about a %s, when an auditor reads it, then it does not point at a person',
  (subjectType) => {
    expect(withoutPerson({ subjectType, subjectId: id })).toEqual({ subjectType, subjectId: null });
  },
);

test('Given a line about a session, when an auditor reads it, then it says which', () => {
  expect(withoutPerson({ subjectType: 'session', subjectId: id })).toEqual({ subjectType: 'session', subjectId: id });
});

test('Given facts that hold the id of a person, when an auditor reads them, then its mark stands there, and the rest stays', () => {
  const facts = {
    beneficiaryId: id,
    id,
    subject: id,
    groupLeaderId: null,
    sessionId: id,
    kind: 'beneficiary',
    rows: 1,
  };
  expect(withoutPersonFacts({ facts }, (known) => known.slice(0, 3))).toEqual({
    facts: { ...facts, beneficiaryId: '0b5', id: '0b5', subject: '0b5' },
  });
  expect(withoutPersonFacts({ facts: { rows: 1 } }, () => 'x')).toEqual({ facts: { rows: 1 } });
});
