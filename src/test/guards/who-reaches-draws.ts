import type { Told } from './probe';

/** The part of `WHO_REACHES_WHAT` about wishes, draws and what they give. */
export const WHO_REACHES_DRAWS: Readonly<Record<string, Told>> = {
  allocation: {
    reads: 'A B: auditor agent admin city imports mailer offers sweep broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin offers broad',
    changes: 'A B: agent admin city imports sweep broad · A: leaderA · B: leaderB',
    becomes: 'A B: agent admin city imports sweep broad · A: leaderA · B: leaderB',
    deletes: 'A B: agent admin broad',
  },
  basket: {
    reads: 'A B: agent admin broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin broad · A: leaderA · B: leaderB',
    changes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    becomes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    deletes: 'A B: agent admin broad · A: leaderA · B: leaderB',
  },
  demand: {
    reads: 'A B: auditor agent admin city imports mailer offers broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin imports broad · A: leaderA · B: leaderB',
    changes: 'A B: agent admin imports broad · A: leaderA · B: leaderB',
    becomes: 'A B: agent admin imports broad · A: leaderA · B: leaderB',
    deletes: 'A B: agent admin broad · A: leaderA · B: leaderB',
  },
  draw: {
    reads: 'A B: auditor agent admin mailer offers public-draw broad · A: leaderB leaderA holderA gateA',
    adds: 'A B: agent admin broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
  },
  draw_commitment: {
    reads: 'A B: auditor agent admin public-draw broad',
    adds: 'A B: agent admin broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
  },
  draw_quota: {
    reads: 'A B: auditor agent admin broad',
    adds: 'A B: admin broad',
    changes: 'A B: admin broad',
    becomes: 'A B: admin broad',
    deletes: 'A B: admin broad',
  },
  draw_result: {
    reads: 'A A2 B: auditor agent admin city mailer offers broad · A: leaderA · B: leaderB',
    adds: 'A A2 B: agent admin broad',
    changes: 'A A2 B: agent admin broad',
    becomes: 'A A2 B: agent admin broad',
  },
  draw_rules: {
    reads: 'A B: auditor agent admin broad',
    adds: 'A B: admin broad',
    changes: 'A B: admin broad',
    becomes: 'A B: admin broad',
  },
  draw_secret: {
    reads: 'A B: draw-secret broad',
    adds: 'A B: draw-secret broad',
    deletes: 'A B: draw-secret broad',
  },
  draw_study: {
    reads: 'A B: auditor agent admin studies broad',
    adds: 'A B: agent admin broad',
    changes: 'A B: agent admin studies broad',
    becomes: 'A B: agent admin studies broad',
  },
  draw_study_run: {
    reads: 'A B: auditor agent admin studies broad',
    adds: 'A B: studies broad',
  },
  structure_tag: {
    reads: 'A B: auditor agent admin broad',
    adds: 'A B: admin broad',
    deletes: 'A B: admin broad',
  },
  waiting_wish: {
    reads: 'A B: agent admin offers broad',
    adds: 'A B: agent admin broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
  },
};
