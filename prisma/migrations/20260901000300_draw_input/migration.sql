-- What a draw was made from, kept whole so that anybody can run it again: demands and calendar move on.
ALTER TABLE "draw" ADD COLUMN "input" JSONB NOT NULL;
