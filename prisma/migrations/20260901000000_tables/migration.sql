-- The role that web and worker inherit from. It owns nothing and bypasses nothing; logins are made by `npm run migrate`.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gradins_app') THEN
    CREATE ROLE gradins_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of the same server is being migrated at the same moment
END $$;

-- What a QR carries: 128 bits of the server's strong generator, in capitals so that the QR stays small.
CREATE FUNCTION new_ticket_code() RETURNS text LANGUAGE sql VOLATILE AS
$$ SELECT upper(encode(substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FROM 1 FOR 16), 'hex')) $$;

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'AGENT', 'LEADER', 'AUDITOR', 'GATE');

-- CreateEnum
CREATE TYPE "Public" AS ENUM ('SOCIAL', 'YOUTH', 'SPORT', 'DISABILITY', 'SENIORS', 'CULTURE', 'NEIGHBOURHOOD', 'INTEGRATION', 'SOLIDARITY', 'OTHER');

-- CreateEnum
CREATE TYPE "Competition" AS ENUM ('OLYMPIC', 'PARALYMPIC');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('COMPETITION', 'CEREMONY');

-- CreateEnum
CREATE TYPE "SessionStatus" AS ENUM ('SCHEDULED', 'POSTPONED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "TicketKind" AS ENUM ('STANDARD', 'WHEELCHAIR', 'COMPANION');

-- CreateEnum
CREATE TYPE "TicketState" AS ENUM ('FREE', 'HELD', 'PROPOSED', 'CONFIRMED', 'CLAIMED', 'ENTERED');

-- CreateEnum
CREATE TYPE "AgeBand" AS ENUM ('UNDER_12', 'FROM_12_TO_17', 'FROM_18_TO_25', 'FROM_26_TO_59', 'FROM_60');

-- CreateEnum
CREATE TYPE "Formula" AS ENUM ('SOLO', 'DUO', 'FAMILY', 'GROUP');

-- CreateEnum
CREATE TYPE "DemandState" AS ENUM ('SUBMITTED', 'GRANTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "DrawState" AS ENUM ('PROPOSED', 'PUBLISHED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "AllocationState" AS ENUM ('PROPOSED', 'CONFIRMED', 'DECLINED', 'RELEASED');

-- CreateEnum
CREATE TYPE "PostponementChoice" AS ENUM ('KEEP', 'RETURN');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('SESSIONS', 'TICKETS', 'STRUCTURES', 'BENEFICIARIES', 'SCANS');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('UPLOADED', 'CHECKING', 'READY', 'APPLYING', 'APPLIED', 'REFUSED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('CLAIM', 'INVITATION', 'CONFIRMATION_REQUEST', 'REMINDER', 'RENAME_NOTICE', 'RESTITUTION_NOTICE', 'CANCELLATION_NOTICE', 'DECISION_NOTICE');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'BOUNCED');

-- CreateEnum
CREATE TYPE "ScanOutcome" AS ENUM ('ENTERED', 'ALREADY_ENTERED', 'UNKNOWN', 'WRONG_SESSION', 'NOT_ALLOCATED', 'OUTSIDE_WINDOW');

-- CreateEnum
CREATE TYPE "ScanSource" AS ENUM ('GATE', 'IMPORT');

-- CreateEnum
CREATE TYPE "DiscrepancyState" AS ENUM ('OPEN', 'SETTLED');

-- CreateEnum
CREATE TYPE "PurgeState" AS ENUM ('PLANNED', 'CONFIRMED', 'RUNNING', 'DONE', 'ABANDONED');

-- CreateEnum
CREATE TYPE "AuditOutcome" AS ENUM ('DONE', 'REFUSED');

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "rules" JSONB NOT NULL,
    "sender_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "purge_due_at" TIMESTAMPTZ(3) NOT NULL,
    "purged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "structure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "public" "Public" NOT NULL,
    "district" SMALLINT,
    "postal_code" TEXT,
    "city" TEXT,
    "address" TEXT,
    "contact_email" TEXT,
    "member_count" INTEGER,
    "founded_on" DATE,
    "disabled_at" TIMESTAMPTZ(3),
    "import_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "structure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "structure_id" UUID,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "programme_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "structure_id" UUID,
    "nonce" BYTEA NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "competition" "Competition" NOT NULL DEFAULT 'OLYMPIC',
    "kind" "SessionKind" NOT NULL DEFAULT 'COMPETITION',
    "sport" TEXT NOT NULL,
    "venue_code" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "cutoff_at" TIMESTAMPTZ(3) NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "SessionStatus" NOT NULL DEFAULT 'SCHEDULED',
    "import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_count" (
    "session_id" UUID NOT NULL,
    "kind" "TicketKind" NOT NULL,
    "stock" INTEGER NOT NULL DEFAULT 0,
    "free" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "allocated" INTEGER NOT NULL DEFAULT 0,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "claimed" INTEGER NOT NULL DEFAULT 0,
    "named" INTEGER NOT NULL DEFAULT 0,
    "entered" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "session_count_pkey" PRIMARY KEY ("session_id","kind")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" "TicketKind" NOT NULL DEFAULT 'STANDARD',
    "category" TEXT NOT NULL,
    "block" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "TicketState" NOT NULL DEFAULT 'FREE',
    "code" TEXT NOT NULL DEFAULT new_ticket_code(),
    "structure_id" UUID,
    "allocation_id" UUID,
    "group_leader_id" UUID,
    "beneficiary_id" UUID,
    "rename_count" SMALLINT NOT NULL DEFAULT 0,
    "claimed_at" TIMESTAMPTZ(3),
    "named_at" TIMESTAMPTZ(3),
    "entered_at" TIMESTAMPTZ(3),
    "purged_at" TIMESTAMPTZ(3),
    "import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "id" BIGSERIAL NOT NULL,
    "ticket_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "cause" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "from_state" "TicketState",
    "to_state" "TicketState" NOT NULL,
    "structure_id" UUID,
    "group_leader_id" UUID,
    "beneficiary_id" UUID,
    "rename_count" SMALLINT NOT NULL,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "beneficiary" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "last_name" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "email" TEXT,
    "age_band" "AgeBand",
    "wheelchair" BOOLEAN NOT NULL DEFAULT false,
    "reference" TEXT,
    "import_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "beneficiary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_leader" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "email" TEXT,
    "last_name" TEXT,
    "first_name" TEXT,
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "purged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "group_leader_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "rank" SMALLINT NOT NULL,
    "formula" "Formula" NOT NULL,
    "group_size" SMALLINT NOT NULL,
    "quantity" SMALLINT NOT NULL,
    "wheelchairs" SMALLINT NOT NULL DEFAULT 0,
    "state" "DemandState" NOT NULL DEFAULT 'SUBMITTED',
    "entered_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "demand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draw" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "generator" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "state" "DrawState" NOT NULL DEFAULT 'PROPOSED',
    "demand_count" INTEGER NOT NULL,
    "grant_count" INTEGER NOT NULL,
    "seat_count" INTEGER NOT NULL,
    "drawn_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "draw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draw_result" (
    "draw_id" UUID NOT NULL,
    "demand_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "granted" INTEGER NOT NULL,
    "round" SMALLINT,
    "reason" TEXT,
    "left" INTEGER,

    CONSTRAINT "draw_result_pkey" PRIMARY KEY ("draw_id","demand_id")
);

-- CreateTable
CREATE TABLE "allocation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "demand_id" UUID,
    "draw_id" UUID,
    "quantity" INTEGER NOT NULL,
    "state" "AllocationState" NOT NULL DEFAULT 'PROPOSED',
    "confirm_by" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postponement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "session_id" UUID NOT NULL,
    "from_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "to_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "postponement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postponement_answer" (
    "postponement_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "choice" "PostponementChoice" NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "postponement_answer_pkey" PRIMARY KEY ("postponement_id","structure_id")
);

-- CreateTable
CREATE TABLE "wave" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "competition" "Competition" NOT NULL,
    "sender_name" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "ticket_id" UUID NOT NULL,
    "group_leader_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "wave_id" UUID,
    "mail_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "nonce" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID,
    "structure_id" UUID,
    "wave_id" UUID,
    "kind" "MailKind" NOT NULL,
    "group_leader_id" UUID,
    "user_id" UUID,
    "subject_id" UUID,
    "state" "MailState" NOT NULL DEFAULT 'QUEUED',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "failure" TEXT,
    "provider_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox_message" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "structure_id" UUID,
    "file_id" UUID,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'UPLOADED',
    "reading" JSONB,
    "report" JSONB,
    "total_rows" INTEGER NOT NULL DEFAULT 0,
    "done_rows" INTEGER NOT NULL DEFAULT 0,
    "good_rows" INTEGER NOT NULL DEFAULT 0,
    "bad_rows" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "values" JSONB,
    "problems" JSONB,
    "ok" BOOLEAN NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_chunk" (
    "file_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_chunk_pkey" PRIMARY KEY ("file_id","number")
);

-- CreateTable
CREATE TABLE "gate_assignment" (
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "gate_assignment_pkey" PRIMARY KEY ("user_id","session_id","day")
);

-- CreateTable
CREATE TABLE "scan" (
    "id" BIGSERIAL NOT NULL,
    "programme_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "ticket_id" UUID,
    "structure_id" UUID,
    "client_id" UUID NOT NULL,
    "outcome" "ScanOutcome" NOT NULL,
    "entered_ticket_id" UUID,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "source" "ScanSource" NOT NULL,
    "scanned_by_id" UUID,
    "import_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discrepancy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "session_id" UUID,
    "ticket_id" UUID,
    "structure_id" UUID,
    "kind" TEXT NOT NULL,
    "ours" TEXT,
    "theirs" TEXT,
    "owner_id" UUID,
    "state" "DiscrepancyState" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "discrepancy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purge" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "state" "PurgeState" NOT NULL DEFAULT 'PLANNED',
    "plan" JSONB NOT NULL,
    "planned_by_id" UUID,
    "confirmed_by_id" UUID,
    "rates_before" JSONB,
    "rates_after" JSONB,
    "done" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "purge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "programme_id" UUID,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" "AuditOutcome" NOT NULL,
    "code" TEXT,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "structure_id" UUID,
    "reason" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_note" (
    "audit_id" BIGINT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "audit_note_pkey" PRIMARY KEY ("audit_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "worker" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("worker")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_slug_key" ON "programme"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "structure_external_id_key" ON "structure"("external_id");

-- CreateIndex
CREATE INDEX "structure_sort_key_idx" ON "structure"("sort_key");

-- CreateIndex
CREATE INDEX "structure_public_idx" ON "structure"("public");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "user_account_structure_id_idx" ON "user_account"("structure_id");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "session_programme_id_starts_at_idx" ON "session"("programme_id", "starts_at");

-- CreateIndex
CREATE INDEX "session_cutoff_at_idx" ON "session"("cutoff_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_programme_id_code_key" ON "session"("programme_id", "code");

-- CreateIndex
CREATE INDEX "ticket_session_id_state_idx" ON "ticket"("session_id", "state");

-- CreateIndex
CREATE INDEX "ticket_structure_id_idx" ON "ticket"("structure_id");

-- CreateIndex
CREATE INDEX "ticket_allocation_id_idx" ON "ticket"("allocation_id");

-- CreateIndex
CREATE INDEX "ticket_group_leader_id_idx" ON "ticket"("group_leader_id");

-- CreateIndex
CREATE INDEX "ticket_beneficiary_id_idx" ON "ticket"("beneficiary_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_programme_id_reference_key" ON "ticket"("programme_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_session_id_block_row_seat_key" ON "ticket"("session_id", "block", "row", "seat");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_code_key" ON "ticket"("code");

-- CreateIndex
CREATE INDEX "ticket_event_ticket_id_id_idx" ON "ticket_event"("ticket_id", "id");

-- CreateIndex
CREATE INDEX "beneficiary_programme_id_structure_id_sort_key_idx" ON "beneficiary"("programme_id", "structure_id", "sort_key");

-- CreateIndex
CREATE UNIQUE INDEX "beneficiary_id_structure_id_key" ON "beneficiary"("id", "structure_id");

-- CreateIndex
CREATE INDEX "group_leader_programme_id_email_idx" ON "group_leader"("programme_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "group_leader_id_structure_id_key" ON "group_leader"("id", "structure_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_leader_programme_id_structure_id_email_key" ON "group_leader"("programme_id", "structure_id", "email");

-- CreateIndex
CREATE INDEX "demand_programme_id_state_idx" ON "demand"("programme_id", "state");

-- CreateIndex
CREATE INDEX "demand_session_id_idx" ON "demand"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "demand_structure_id_session_id_formula_group_size_key" ON "demand"("structure_id", "session_id", "formula", "group_size");

-- CreateIndex
CREATE INDEX "draw_programme_id_created_at_idx" ON "draw"("programme_id", "created_at");

-- CreateIndex
CREATE INDEX "draw_result_structure_id_idx" ON "draw_result"("structure_id");

-- CreateIndex
CREATE INDEX "allocation_programme_id_state_confirm_by_idx" ON "allocation"("programme_id", "state", "confirm_by");

-- CreateIndex
CREATE INDEX "allocation_structure_id_idx" ON "allocation"("structure_id");

-- CreateIndex
CREATE INDEX "allocation_session_id_idx" ON "allocation"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "allocation_id_structure_id_key" ON "allocation"("id", "structure_id");

-- CreateIndex
CREATE UNIQUE INDEX "wave_programme_id_number_key" ON "wave"("programme_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "claim_link_token_hash_key" ON "claim_link"("token_hash");

-- CreateIndex
CREATE INDEX "claim_link_ticket_id_idx" ON "claim_link"("ticket_id");

-- CreateIndex
CREATE INDEX "claim_link_group_leader_id_idx" ON "claim_link"("group_leader_id");

-- CreateIndex
CREATE INDEX "claim_link_mail_id_idx" ON "claim_link"("mail_id");

-- CreateIndex
CREATE INDEX "mail_programme_id_state_idx" ON "mail"("programme_id", "state");

-- CreateIndex
CREATE INDEX "mail_wave_id_idx" ON "mail"("wave_id");

-- CreateIndex
CREATE INDEX "mail_group_leader_id_idx" ON "mail"("group_leader_id");

-- CreateIndex
CREATE INDEX "mailbox_message_created_at_idx" ON "mailbox_message"("created_at");

-- CreateIndex
CREATE INDEX "import_programme_id_created_at_idx" ON "import"("programme_id", "created_at");

-- CreateIndex
CREATE INDEX "import_row_import_id_ok_idx" ON "import_row"("import_id", "ok");

-- CreateIndex
CREATE INDEX "stored_file_expires_at_idx" ON "stored_file"("expires_at");

-- CreateIndex
CREATE INDEX "gate_assignment_session_id_idx" ON "gate_assignment"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "scan_client_id_key" ON "scan"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "scan_entered_ticket_id_key" ON "scan"("entered_ticket_id");

-- CreateIndex
CREATE INDEX "scan_session_id_scanned_at_idx" ON "scan"("session_id", "scanned_at");

-- CreateIndex
CREATE INDEX "scan_ticket_id_idx" ON "scan"("ticket_id");

-- CreateIndex
CREATE INDEX "discrepancy_programme_id_state_idx" ON "discrepancy"("programme_id", "state");

-- CreateIndex
CREATE INDEX "purge_programme_id_idx" ON "purge"("programme_id");

-- CreateIndex
CREATE INDEX "audit_programme_id_id_idx" ON "audit"("programme_id", "id");

-- CreateIndex
CREATE INDEX "audit_subject_type_subject_id_idx" ON "audit"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "outbox_dispatched_at_id_idx" ON "outbox"("dispatched_at", "id");

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_count" ADD CONSTRAINT "session_count_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_allocation_id_structure_id_fkey" FOREIGN KEY ("allocation_id", "structure_id") REFERENCES "allocation"("id", "structure_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_group_leader_id_structure_id_fkey" FOREIGN KEY ("group_leader_id", "structure_id") REFERENCES "group_leader"("id", "structure_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_beneficiary_id_structure_id_fkey" FOREIGN KEY ("beneficiary_id", "structure_id") REFERENCES "beneficiary"("id", "structure_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beneficiary" ADD CONSTRAINT "beneficiary_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beneficiary" ADD CONSTRAINT "beneficiary_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_leader" ADD CONSTRAINT "group_leader_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_leader" ADD CONSTRAINT "group_leader_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw" ADD CONSTRAINT "draw_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_result" ADD CONSTRAINT "draw_result_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_result" ADD CONSTRAINT "draw_result_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postponement" ADD CONSTRAINT "postponement_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postponement_answer" ADD CONSTRAINT "postponement_answer_postponement_id_fkey" FOREIGN KEY ("postponement_id") REFERENCES "postponement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postponement_answer" ADD CONSTRAINT "postponement_answer_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wave" ADD CONSTRAINT "wave_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_group_leader_id_fkey" FOREIGN KEY ("group_leader_id") REFERENCES "group_leader"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "wave"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "wave"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_chunk" ADD CONSTRAINT "stored_chunk_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_assignment" ADD CONSTRAINT "gate_assignment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_assignment" ADD CONSTRAINT "gate_assignment_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purge" ADD CONSTRAINT "purge_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_note" ADD CONSTRAINT "audit_note_audit_id_fkey" FOREIGN KEY ("audit_id") REFERENCES "audit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


