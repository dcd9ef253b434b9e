import * as request from '@emails/confirmation-request';
import * as notice from '@emails/decision-notice';
import { renderMail } from '@emails/render';
import { describe, expect, it } from 'vitest';

describe('a letter about one place, as the waiting list offers them', () => {
  it('when it is to be confirmed, then it speaks of one place, in French and English', async () => {
    const { previewProps } = request;
    const allocations = previewProps.allocations.map((asked) => ({ ...asked, quantity: 1 }));
    const { subject, html, text } = await renderMail(request, { ...previewProps, allocations });
    expect(subject).toMatch(/^1 place pour vous, à confirmer · /);
    expect(text).toContain('1 place, réponse avant le');
    expect(text).toContain('1 place, answer before');
    expect(html + text).not.toMatch(/\b1 places/);
  });

  it('when it was released, then one place is no longer theirs, in French and English', async () => {
    const decision = { kind: 'RELEASED', quantity: 1 } as const;
    const { html, text } = await renderMail(notice, { ...notice.previewProps, decision });
    expect(html).toContain('1 place n’est plus pour vous');
    expect(html).toContain('1 place is no longer yours');
    expect(text).toContain('Elle n’était pas confirmée et va à la structure suivante');
    expect(text).toContain('It was not confirmed and goes to the next structure');
  });
});
