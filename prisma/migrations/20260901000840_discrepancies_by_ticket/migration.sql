-- A stock file may say otherwise than we do of fifty thousand seats: whether a ticket has an open discrepancy is asked of each.
CREATE INDEX "discrepancy_ticket_id_idx" ON "discrepancy"("ticket_id");
