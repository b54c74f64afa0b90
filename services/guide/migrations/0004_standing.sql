ALTER TABLE "claims" ADD COLUMN "doubt" text;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "kept_doubt" text;--> statement-breakpoint
ALTER TABLE "shifts" ADD COLUMN "doubtful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "claims_to_come" ON "claims" USING btree ("starts_at") WHERE "claims"."status" <> 'RELEASED';--> statement-breakpoint
CREATE INDEX "shifts_to_take" ON "shifts" USING btree ("starts_at","id") WHERE "shifts"."status" = 'OPEN' and "shifts"."claimed" - "shifts"."doubtful" < "shifts"."wanted";--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_doubt" CHECK ("claims"."doubt" is null or "claims"."doubt" in ('SUSPENDED', 'UNQUALIFIED', 'OVERLAPPING') and status <> 'RELEASED');--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_kept_doubt" CHECK ("claims"."kept_doubt" in ('SUSPENDED', 'UNQUALIFIED', 'OVERLAPPING'));--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_doubtful" CHECK ("shifts"."doubtful" between 0 and "shifts"."claimed");