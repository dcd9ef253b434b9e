-- A wish is a draft until the basket is handed in; then a mail says what counts. Alone in its migration: a new value serves from the next one on.
ALTER TYPE "DemandState" ADD VALUE 'DRAFT' BEFORE 'SUBMITTED';
ALTER TYPE "MailKind" ADD VALUE 'BASKET_RECEIPT';
