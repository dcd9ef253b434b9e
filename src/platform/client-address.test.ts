import { describe, expect, test } from 'vitest';
import { clientAddress } from './client-address';
import { addressOf, clientOf, countedPart, isNetwork, within } from './networks';
import { peerHeader } from './peer';

const trusted = within(['10.0.0.0/8', 'fd00::/8', '192.0.2.7']);

describe('Given who knocks at the server', () => {
  test('when no proxy is trusted, then the socket alone counts and X-Forwarded-For changes nothing', () => {
    for (const forged of ['1.2.3.4', '127.0.0.1', '10.0.0.1, 8.8.8.8', "'; DROP", ''])
      expect(clientAddress(new Headers({ ...peerHeader('203.0.113.9'), 'x-forwarded-for': forged }))).toBe(
        '203.0.113.9',
      );
  });

  test('when a client writes the header of the socket itself, then it is not believed', () => {
    expect(clientAddress(new Headers({ 'x-gradins-peer': 'guess 1.2.3.4', 'x-forwarded-for': '1.2.3.4' }))).toBe(
      'unknown',
    );
  });

  test('when proxies are trusted, then the last address that is not one of them counts, whatever stands to its left', () => {
    expect(clientOf('10.1.1.1', '1.1.1.1, 8.8.8.8, 10.2.2.2', trusted)).toBe('8.8.8.8');
    expect(clientOf('192.0.2.7', '6.6.6.6', trusted)).toBe('6.6.6.6');
    expect(clientOf('192.0.2.8', '6.6.6.6', trusted)).toBe('192.0.2.8');
  });

  test('when the list of a trusted proxy is empty or unreadable, then the proxy itself counts', () => {
    expect(clientOf('10.1.1.1', null, trusted)).toBe('10.1.1.1');
    expect(clientOf('10.1.1.1', '8.8.8.8, <script>', trusted)).toBe('10.1.1.1');
  });

  test('when an address carries a port, brackets or IPv4 inside IPv6, then it is the address that counts', () => {
    expect(['8.8.8.8:443', '[2001:db8::1]:443', '::ffff:8.8.8.8', 'nowhere', ''].map(addressOf)).toEqual([
      '8.8.8.8',
      '2001:db8::1',
      '8.8.8.8',
      null,
      null,
    ]);
  });

  test('when the address is IPv6, then its first 64 bits count: one subscriber holds the rest', () => {
    expect(countedPart('2001:db8:0:1:aaaa::5')).toBe('2001:db8:0:1::/64');
    expect(countedPart('2001:0DB8::1')).toBe('2001:db8:0:0::/64');
    expect(countedPart('8.8.8.8')).toBe('8.8.8.8');
  });

  test('when a network is not one, then it is refused in the settings', () => {
    expect(['10.0.0.0/8', '::1', '10.0.0.0/33', '10.0.0/8', 'all', '10.0.0.0/'].map(isNetwork)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
