import { expect, test } from 'vitest';
import { dropUnreadableState, readablePath } from './peer';

test('Given a path whose escapes are no UTF-8, when it arrives, then it is a page that is not there', () => {
  for (const path of ['/b/%E0%A4%A', '/%', '/b/%zz?q=1']) expect(readablePath(path)).toBe('/-');
});

test('Given any other path, when it arrives, then it is left as it is', () => {
  for (const path of ['/', '/b/%C3%A9', '/structures?q=%E0%A4%A', undefined])
    expect(readablePath(path)).toBe(path ?? '/');
});

test('Given a state of the router that is none of ours, when it arrives, then it is dropped', () => {
  const headers = { 'next-router-state-tree': '%7B', accept: '*/*' };
  dropUnreadableState(headers);
  expect(headers).toEqual({ accept: '*/*' });
});
