-- Whoever got nothing in a draw is told why. Alone in its migration: a new value serves from the next one on.
ALTER TYPE "MailKind" ADD VALUE 'DRAW_LETTER';
