-- Rule 11: whoever holds a ticket is told when the city gives them another seat.
ALTER TYPE "MailKind" ADD VALUE 'SEAT_NOTICE' AFTER 'RENAME_NOTICE';
