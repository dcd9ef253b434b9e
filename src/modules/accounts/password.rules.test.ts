import { describe, expect, test } from 'vitest';
import { COMMON } from './common-passwords.rules';
import {
  LONGEST_PASSWORD,
  passwordFault,
  passwordLength,
  passwordStrength,
  requireGoodPassword,
  SHORTEST_PASSWORD,
  wordsAbout,
} from './password.rules';

const about = wordsAbout('Claire Vasseur-Diop', 'claire.vasseur@ville.example', 'Billetterie de la Ville de Montreval');
const fault = (password: string) => passwordFault(password, about);

describe('Given a new password (15 to 128 characters, quality 7)', () => {
  test('when it has 14 characters it is too short, with 15 it may be taken, and the refusal counts what is missing', () => {
    expect([SHORTEST_PASSWORD, LONGEST_PASSWORD]).toEqual([15, 128]);
    expect(fault('wqkdltrmfupzbv')).toBe('too-short');
    expect(fault('wqkdltrmfupzbvx')).toBeNull();
    expect(() => requireGoodPassword('wqkdltrm', about)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'accounts/password-too-short',
        facts: { length: 8, min: 15, max: 128, missing: 7 },
      }),
    );
  });

  test('when it has 128 characters it may be taken, with 129 it is too long', () => {
    const long = 'Les hérissons de la rue Haute ne prennent pas le tramway. '.repeat(3);
    expect(fault(long.slice(0, 128))).toBeNull();
    expect(fault(long.slice(0, 129))).toBe('too-long');
  });

  test('when characters take several units or are written in two parts, then each counts once', () => {
    expect(passwordLength('é'.normalize('NFD').repeat(15))).toBe(15);
    expect(passwordLength('🎟️'.normalize('NFC'))).toBe(2);
    expect(passwordLength('𝒳'.repeat(14))).toBe(14);
  });

  test('when it is made of one kind of characters, of spaces and accents, then nothing else is asked', () => {
    for (const password of [
      'brouette hérisson volcan',
      'trois hérissons sous la pluie fine',
      '7391 0482 6650 1937 2248',
      'ПАРОЛЬ ДЛЯ КОШКИ НА КРЫШЕ',
      '猫が屋根の上で静かに歌っている夜です',
    ])
      expect([password, fault(password)]).toEqual([password, null]);
  });
});

describe('Given a password that everybody chooses', () => {
  test.each([
    'motdepassemotdepasse',
    'MotDePasse12345678',
    'm0td3p4ss3m0td3p4ss3',
    'mot de passe mot de passe',
    'azertyuiopqsdfghjklm',
    'AZERTYUIOP123456',
    'qwertyuiopasdfghjkl',
    'qwertyqwertyqwerty',
    '123456789012345',
    '987654321987654321',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnopqrst',
    'jetaimejetaimejetaime',
    'je t’aime, je t’aime !!',
    'passwordpassword1',
    'P@ssw0rdP@ssw0rd',
    'correct horse battery staple',
    'correcthorsebatterystaple',
    'MarseilleMarseille13',
    'allezlesbleus2024',
    'Olympiquedemarseille',
    'ParisSaintGermain75',
    'administrateur2024!',
    'bonjourbonjour2025',
    'bienvenue123456',
    'soleilsoleilsoleil',
    'élodieélodieélodie',
    'essapedtomessapedtom',
    '01011980010119800101',
    'janvier2024janvier2024',
    'auclairdelalunemonamipierrot',
    'azeazeazeazeazeaze',
  ])('when it is %s, then it is refused as common', (password) => {
    expect(fault(password)).toBe('common');
  });

  test('the list is folded, free of doubles and holds more than thirteen hundred entries', () => {
    expect(COMMON.size).toBeGreaterThan(1_300);
    for (const word of COMMON) expect(word).toMatch(/^[a-z]+$/);
  });
});

describe('Given a password built of what is known of its owner', () => {
  test.each([
    'clairevasseurdiop',
    'Claire.Vasseur-Diop1978',
    'diop vasseur claire',
    'claire.vasseur@ville.example',
    'gradinsgradinsgradins',
    'gradins-demo-2024',
    'Montreval Montreval',
    'BilletterieMontreval2024',
    'ruessavruessaverialc',
  ])('when it is %s, then it is refused as personal', (password) => {
    expect(fault(password)).toBe('personal');
  });

  test('when the name stands among enough other words, then it may be taken', () => {
    expect(fault('claire aime les hérissons du volcan')).toBeNull();
  });

  test('words are folded, in parts and whole, and short ones are left out', () => {
    expect(wordsAbout('Élodie de La Tour', 'e.latour@x.fr', null)).toEqual(
      expect.arrayContaining(['gradins', 'elodie', 'tour', 'latour', 'elodiedelatour']),
    );
    expect(wordsAbout('Élodie de La Tour')).not.toContain('de');
  });
});

describe('Given a password being typed', () => {
  test('when nothing is typed it scores 0 and asks for fifteen characters; a long unlikely sentence scores 4', () => {
    expect(passwordStrength('', about)).toEqual({ score: 0, advice: 'too-short' });
    expect(passwordStrength('trois hérissons sous la pluie fine', about)).toEqual({ score: 4, advice: 'strong' });
  });

  test('when it would be refused, then the meter never says more than weak and names the reason', () => {
    expect(passwordStrength('motdepassemotdepasse', about)).toEqual({ score: 0, advice: 'common' });
    expect(passwordStrength('claire.vasseur-diop', about)).toMatchObject({ advice: 'personal' });
    expect(passwordStrength('xq9!Lm2#vT', about).score).toBeLessThanOrEqual(1);
  });

  test('when it leans on common words, a run or a repetition, then the advice says which', () => {
    expect(passwordStrength('soleil maison cheval', about)).toEqual({ score: 2, advice: 'words' });
    expect(passwordStrength('hériss azertyuiop', about).advice).toBe('run');
    expect(passwordStrength('brouette brouette', about).advice).toBe('repeated');
  });

  test('when a character is added at the end of an unlikely sentence, then it never gets weaker', () => {
    const sentence = 'un volcan tiède sous un parapluie';
    const scores = [...sentence].map((_, at) => passwordStrength(sentence.slice(0, at + 1), []).score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });
});
