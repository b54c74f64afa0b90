ALTER TABLE "claims" DROP CONSTRAINT "claims_status";--> statement-breakpoint
ALTER TABLE "service_records" DROP CONSTRAINT "service_records_status";--> statement-breakpoint
ALTER TABLE "service_records" DROP CONSTRAINT "service_records_confirmed";--> statement-breakpoint
ALTER TABLE "corrections" ADD COLUMN "people_before" integer;--> statement-breakpoint
ALTER TABLE "corrections" ADD COLUMN "people_after" integer;--> statement-breakpoint
ALTER TABLE "service_records" ADD COLUMN "voided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "service_records" ADD COLUMN "void_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_records" ADD COLUMN "outliers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_records" ADD COLUMN "people_present" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "service_records" ADD COLUMN "minutes_max" integer;--> statement-breakpoint
ALTER TABLE "service_records" ADD COLUMN "people_max" integer;--> statement-breakpoint
ALTER TABLE "shifts" ADD COLUMN "places" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shifts" ADD COLUMN "people_present" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shifts" ADD COLUMN "slot_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "claims_in_doubt" ON "claims" USING btree ("starts_at","id") WHERE "claims"."doubt" is not null;--> statement-breakpoint
CREATE INDEX "service_records_of_shift" ON "service_records" USING btree ("shift_id");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_status" CHECK ("claims"."status" in ('CLAIMED', 'PRESENT', 'RELEASED', 'ABSENT'));--> statement-breakpoint
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_void" CHECK ((status = 'VOID') = (voided_at is not null and void_reason <> ''));--> statement-breakpoint
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_status" CHECK ("service_records"."status" in ('RECORDED', 'CONFIRMED', 'VOID'));--> statement-breakpoint
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_confirmed" CHECK (case "service_records"."status" when 'RECORDED' then confirmed_at is null when 'CONFIRMED' then confirmed_at is not null else true end);--> statement-breakpoint
update "service_records" set "outliers" = '{NOT_SIGNED_IN}' where "status" = 'RECORDED' and not "signed_in";--> statement-breakpoint
-- Booking never heard of those who are guides already.
insert into "outbox" ("key", "messages")
select person_id, jsonb_build_array(jsonb_build_object('type', 'xingzhi.guide.v1.GuideChanged', 'json', jsonb_build_object(
  'personId', person_id, 'status', 'GUIDE_STATUS_' || status, 'version', version::text)))
from "guides";
